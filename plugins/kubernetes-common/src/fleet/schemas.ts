import { z } from 'zod';
import { FLEET_LIMITS } from './limits';
import {
  FLEET_STATES,
  FleetCell,
  FleetCluster,
  FleetFailureList,
  FleetServiceList,
} from './types';

const timestamp = z.iso.datetime({ offset: true });
const count = z.number().int().nonnegative();
const name = z.string().min(1);
const state = z.enum(FLEET_STATES);

const cellSchema: z.ZodType<FleetCell> = z.strictObject({
  cluster: name,
  state,
  pods: count,
  ready: count,
  since: timestamp.optional(),
  headline: z.string().optional(),
  isLimited: z.boolean().optional(),
  classes: z.array(z.string()).max(FLEET_LIMITS.classes).optional(),
  versions: z.array(z.string()).max(FLEET_LIMITS.versions).optional(),
  nodePools: z.array(z.string()).max(FLEET_LIMITS.nodePools).optional(),
});

const clusterSchema: z.ZodType<FleetCluster> = z.strictObject({
  name,
  title: z.string().optional(),
  region: z.string().optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  sight: z.enum(['live', 'listing', 'gap', 'leftOut']),
  message: z.string().optional(),
  isLimited: z.boolean().optional(),
});

/** @public */
export const fleetServiceListSchema: z.ZodType<FleetServiceList> =
  z.strictObject({
    at: timestamp,
    clusters: z.array(clusterSchema),
    services: z.array(
      z.strictObject({
        entityRef: name,
        title: z.string().optional(),
        owner: z.string().optional(),
        system: z.string().optional(),
        lifecycle: z.string().optional(),
        state,
        cells: z.array(cellSchema),
        unseen: z.array(name).optional(),
      }),
    ),
    isTruncated: z.boolean().optional(),
  });

/** @public */
export const fleetFailureListSchema: z.ZodType<FleetFailureList> =
  z.strictObject({
    at: timestamp,
    clusters: z.array(clusterSchema),
    states: z.partialRecord(state, count),
    failures: z.array(
      z.strictObject({
        class: name,
        services: z.array(name).max(100),
        count,
        byCluster: z.record(z.string(), count),
        byOwner: z.record(z.string(), count),
        byNodePool: z.record(z.string(), count).optional(),
        trend: z.array(count).max(24),
        help: z
          .strictObject({ opened: count, helped: count, notHelped: count })
          .optional(),
      }),
    ),
  });
