/**
 * Schemas of everything that crosses the wire. They are strict: an unknown
 * field is an error, so any test that parses a response finds a leaked field.
 */
import { z } from 'zod';
import { clusterConnectSchema } from '../connect/schemas';
import {
  askForHelpSchema,
  clusterDashboardSchema,
  linkTemplateSchema,
} from '../links/schemas';
import { DISPLAY_STATES } from '../status/displayState';
import { Finding, PodRef } from '../diagnose/types';
import { expandCluster } from './encodeCluster';
import { CLUSTER_FAULTS } from './faults';
import {
  rowChangeSchema,
  rowsPatchSchema,
  sentRowSchema,
} from './patchSchemas';
import { PatchMismatchError } from './PatchMismatchError';
import { FindingChange, PatchMessage, RowChange } from './patchTypes';
import { findingSchema, podRefSchema } from './schemas-finding';
import { objectRowSchema, workloadRowSchema } from './schemas-objects';
import { ServiceMessage } from './serviceMessage';
import {
  CLUSTER_REASON_CODES,
  ClusterHead,
  ClusterMessage,
  ClusterReason,
  ClusterState,
  ContainerRow,
  EndMessage,
  EventRow,
  HeartbeatMessage,
  HelloMessage,
  KindProblem,
  PodRow,
  ResourceAmounts,
  ServiceSnapshot,
} from './types';

export { findingSchema, objectRowSchema, podRefSchema, workloadRowSchema };

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

const sentClusterMessage = z.strictObject({
  type: z.literal('cluster'),
  cluster: z.string().min(1),
  version: z.string().min(1).optional(),
  state: clusterStateSchema,
  kindProblems: z.array(kindProblemSchema),
  pods: z.array(sentRowSchema(podRowSchema)),
  workloads: z.array(workloadRowSchema),
  objects: z.array(objectRowSchema).optional(),
  findings: z.array(findingSchema),
});

const clusterMessage = sentClusterMessage.transform((message, context) => {
  try {
    return expandCluster(message);
  } catch (error) {
    if (!(error instanceof PatchMismatchError)) throw error;
    context.addIssue(error.message);
    return z.NEVER;
  }
});

function plainPatchSchema<Row>(row: z.ZodType<Row>) {
  return rowsPatchSchema(row, rowChangeSchema<Row, RowChange<Row>>(row));
}

const patchMessage = z.strictObject({
  type: z.literal('patch'),
  cluster: z.string().min(1),
  since: z.string().min(1),
  version: z.string().min(1),
  state: clusterStateSchema,
  kindProblems: z.array(kindProblemSchema).optional(),
  pods: plainPatchSchema(podRowSchema).optional(),
  workloads: plainPatchSchema(workloadRowSchema).optional(),
  objects: plainPatchSchema(objectRowSchema).optional(),
  findings: rowsPatchSchema<Finding, FindingChange>(
    findingSchema,
    rowChangeSchema(findingSchema, {
      pods: plainPatchSchema<PodRef>(podRefSchema).optional(),
    }),
  ).optional(),
});

const helloMessage = z.strictObject({
  type: z.literal('hello'),
  version: z.number().int(),
  entityRef: z.string().min(1),
  selector: z.string().min(1),
  namespace: z.string().optional(),
  at: timestamp,
  clusters: z.array(clusterHeadSchema),
  providerProblems: z.array(
    z.strictObject({ provider: z.string(), message: z.string() }),
  ),
  links: z.array(linkTemplateSchema).optional(),
  askForHelp: z.array(askForHelpSchema).optional(),
  allowsUnscrubbedLogs: z.boolean().optional(),
});

const heartbeatMessage = z.strictObject({
  type: z.literal('heartbeat'),
  at: timestamp,
});

const endMessage = z.strictObject({
  type: z.literal('end'),
  reason: z.enum(['unauthorized', 'shutdown', 'error']),
  message: z.string(),
});

/**
 * What is sent of a cluster; parsing gives every row in full.
 *
 * @public
 */
export const clusterMessageSchema: z.ZodType<ClusterMessage> = clusterMessage;

/** @public */
export const patchMessageSchema: z.ZodType<PatchMessage> = patchMessage;

/** @public */
export const helloMessageSchema: z.ZodType<HelloMessage> = helloMessage;

/** @public */
export const heartbeatMessageSchema: z.ZodType<HeartbeatMessage> =
  heartbeatMessage;

/** @public */
export const endMessageSchema: z.ZodType<EndMessage> = endMessage;

/**
 * One line of the `live` route.
 *
 * @public
 */
export const serviceMessageSchema: z.ZodType<ServiceMessage> =
  z.discriminatedUnion('type', [
    helloMessage,
    clusterMessage,
    patchMessage,
    heartbeatMessage,
    endMessage,
  ]);

/** @public */
export const serviceSnapshotSchema: z.ZodType<ServiceSnapshot> = z.strictObject(
  { hello: helloMessage, clusters: z.array(clusterMessage) },
);

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
