import { z } from 'zod';
import { DISPLAY_STATES } from '../status/displayState';
import { ContainerRow, EventRow, PodRow, ResourceAmounts } from './podTypes';

const resourceAmountsSchema: z.ZodType<ResourceAmounts> = z.strictObject({
  cpu: z.string().optional(),
  memory: z.string().optional(),
});

/** @public */
export const containerRowSchema: z.ZodType<ContainerRow> = z.strictObject({
  name: z.string(),
  kind: z.enum(['app', 'init', 'sidecar', 'ephemeral']),
  image: z.string().optional(),
  state: z.enum(['waiting', 'running', 'terminated', 'none']),
  reason: z.string().optional(),
  exitCode: z.number().int().optional(),
  ready: z.boolean(),
  restarts: z.number().int(),
  hasPreviousLog: z.boolean(),
  requests: resourceAmountsSchema.optional(),
  limits: resourceAmountsSchema.optional(),
});

/** @public */
export const podRowSchema: z.ZodType<PodRow> = z.strictObject({
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  state: z.enum(DISPLAY_STATES),
  status: z.string(),
  readyContainers: z.number().int(),
  totalContainers: z.number().int(),
  restarts: z.number().int(),
  lastRestartAt: z.string().optional(),
  readyAgainAt: z.string().optional(),
  createdAt: z.string().optional(),
  node: z.string().optional(),
  workload: z.strictObject({ kind: z.string(), name: z.string() }).optional(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()).optional(),
  containers: z.array(containerRowSchema),
});

/** @public */
export const eventRowSchema: z.ZodType<EventRow> = z.strictObject({
  type: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
  firstSeen: z.string().optional(),
  lastSeen: z.string().optional(),
  source: z.string().optional(),
  container: z.string().optional(),
});

/**
 * The answer of a pod's `events` route.
 *
 * @public
 */
export const eventRowsSchema: z.ZodType<readonly EventRow[]> =
  z.array(eventRowSchema);
