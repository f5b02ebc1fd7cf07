/**
 * Schemas of everything that crosses the wire. They are strict: an unknown
 * field is an error, so any test that parses a response finds a leaked field.
 */
import { z } from 'zod';
import { askForHelpSchema, linkTemplateSchema } from '../links/schemas';
import { Finding, PodRef } from '../diagnose/types';
import { expandCluster } from './encodeCluster';
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
  ClusterMessage,
  EndMessage,
  HeartbeatMessage,
  HelloMessage,
  ServiceSnapshot,
} from './messageTypes';
import {
  clusterStateSchema,
  clusterHeadSchema,
  kindProblemSchema,
} from './schemas-clusterState';
import { podRowSchema } from './schemas-pods';

export { findingSchema, objectRowSchema, podRefSchema, workloadRowSchema };

const timestamp = z.iso.datetime({ offset: true });

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
