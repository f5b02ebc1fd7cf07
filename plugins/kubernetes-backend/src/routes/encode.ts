import { createHash } from 'node:crypto';
import {
  ClusterDiagnosis,
  clusterDiagnosisSchema,
  ClusterHealthList,
  clusterHealthListSchema,
  ClusterMessage,
  encodeCluster,
  eventRowsSchema,
  EventRow,
  MergedLogMessage,
  mergedLogMessageSchema,
  serviceMessageSchema,
  ServiceMessage,
  ServiceSnapshot,
  ServiceUsage,
  serviceUsageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import { scrubStrings } from '../scrub';
import { Piece } from './Piece';

/**
 * What is sent is checked against the strict schemas everywhere but in
 * production: there the types have to do, because a state of 5,000 pods would be
 * walked once more.
 */
const isChecked = process.env.NODE_ENV !== 'production';

/** Names in it may be a cluster's. */
const MAX_PATH_LENGTH = 200;

/** Throws one sentence, which names the first field that is not as it should be. */
function check(schema: z.ZodType, value: unknown): void {
  if (!isChecked) return;
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) return;
  const field = issue.path.join('.').slice(0, MAX_PATH_LENGTH);
  throw new Error(
    `A message is not what the API promises: ${field}: ${issue.code}`,
  );
}

/** Many viewers are sent the same message; its bytes go when the message goes. */
const pieces = new WeakMap<ServiceMessage, Piece>();

/** One line of the `live` route. */
export function encodeMessage(message: ServiceMessage): Piece {
  const known = pieces.get(message);
  if (known) return known;
  const sent = message.type === 'cluster' ? encodeCluster(message) : message;
  check(serviceMessageSchema, sent);
  const piece = new Piece(`${JSON.stringify(sent)}\n`);
  pieces.set(message, piece);
  return piece;
}

/** One line of an entity's `logs` route. */
export function encodeMergedLog(message: MergedLogMessage): Buffer {
  check(mergedLogMessageSchema, message);
  return Buffer.from(`${JSON.stringify(message)}\n`);
}

/** The answer of the `snapshot` route, made of the same lines. */
export function encodeSnapshot({ hello, clusters }: ServiceSnapshot): string {
  const text = (message: ServiceMessage) =>
    encodeMessage(message).plain.toString().trimEnd();
  return `{"hello":${text(hello)},"clusters":[${clusters.map(text)}]}`;
}

/** Weak, because versions and the times at which a state was found are no part of it. */
export function entityTag({ hello, clusters }: ServiceSnapshot): string {
  const digest = sha256([
    { ...hello, at: undefined },
    ...clusters.map(digestOf),
  ]);
  return `W/"${digest}"`;
}

const digests = new WeakMap<ClusterMessage, string>();

function digestOf(message: ClusterMessage): string {
  const known = digests.get(message);
  if (known) return known;
  const { state } = message;
  const digest = sha256({
    ...message,
    version: undefined,
    state:
      'reason' in state
        ? { phase: state.phase, reason: state.reason }
        : { phase: state.phase },
  });
  digests.set(message, digest);
  return digest;
}

function sha256(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
}

export function checkedEvents(rows: readonly EventRow[]): readonly EventRow[] {
  check(eventRowsSchema, rows);
  return scrubStrings(rows);
}

export function checkedUsage(usage: ServiceUsage): ServiceUsage {
  check(serviceUsageSchema, usage);
  return scrubStrings(usage);
}

export function checkedClusters(list: ClusterHealthList): ClusterHealthList {
  check(clusterHealthListSchema, list);
  return scrubStrings(list);
}

export function checkedDiagnosis(
  diagnosis: ClusterDiagnosis,
): ClusterDiagnosis {
  check(clusterDiagnosisSchema, diagnosis);
  return scrubStrings(diagnosis);
}
