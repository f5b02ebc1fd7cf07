import { z } from 'zod';
import { clusterConnectSchema } from '../connect/schemas';
import { clusterDashboardSchema } from '../links/schemas';
import { CLUSTER_FAULTS } from './faults';
import {
  CLUSTER_REASON_CODES,
  ClusterHead,
  ClusterReason,
  ClusterState,
  KindProblem,
} from './clusterTypes';

const timestamp = z.iso.datetime({ offset: true });

/** @public */
export const clusterReasonSchema: z.ZodType<ClusterReason> = z.strictObject({
  code: z.enum(CLUSTER_REASON_CODES),
  message: z.string(),
  status: z.number().int().optional(),
  fault: z.enum(CLUSTER_FAULTS).optional(),
  cause: z.enum(CLUSTER_REASON_CODES).optional(),
  retry: z
    .strictObject({ from: timestamp, everyMs: z.number().int().positive() })
    .optional(),
});

/** @public */
export const clusterStateSchema: z.ZodType<ClusterState> = z.discriminatedUnion(
  'phase',
  [
    z.strictObject({ phase: z.literal('connecting') }),
    z.strictObject({
      phase: z.literal('live'),
      at: timestamp,
      isPartial: z.literal(true).optional(),
    }),
    z.strictObject({
      phase: z.literal('stale'),
      since: timestamp,
      reason: clusterReasonSchema,
    }),
    z.strictObject({
      phase: z.literal('failed'),
      since: timestamp,
      reason: clusterReasonSchema,
    }),
  ],
);

/** @public */
export const clusterHeadSchema: z.ZodType<ClusterHead> = z.strictObject({
  name: z.string().min(1),
  title: z.string().optional(),
  region: z.string().optional(),
  connect: clusterConnectSchema.optional(),
  dashboard: clusterDashboardSchema.optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  login: z.string().min(1).optional(),
});

/** @public */
export const kindProblemSchema: z.ZodType<KindProblem> = z.strictObject({
  kind: z.string().min(1),
  reason: clusterReasonSchema,
});
