import { createHash } from 'node:crypto';
import {
  ClusterDiagnosis,
  clusterDiagnosisSchema,
  ClusterHealthList,
  clusterHealthListSchema,
  ClusterHealthRow,
  ClusterMessage,
  ClusterReason,
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
import { brokenField } from '../util/checkShape';
import { EncodedChunk } from './EncodedChunk';

/**
 * What is sent is checked against the strict schemas. In production that is done
 * once for each state of a cluster, before anybody is told of it, and not again
 * for what is made of that state here.
 */
const isChecked = process.env.NODE_ENV !== 'production';

function check(schema: z.ZodType, value: unknown): void {
  if (!isChecked) return;
  const broken = brokenField(schema, value);
  if (broken) throw broken;
}

/** Many viewers are sent the same message; its bytes go when the message goes. */
const pieces = new WeakMap<ServiceMessage, EncodedChunk>();

/** One line of the `live` route. */
export function encodeMessage(message: ServiceMessage): EncodedChunk {
  const known = pieces.get(message);
  if (known) return known;
  const sent = message.type === 'cluster' ? encodeCluster(message) : message;
  check(serviceMessageSchema, sent);
  const piece = new EncodedChunk(`${JSON.stringify(sent)}\n`);
  pieces.set(message, piece);
  return piece;
}

/** What to send in place of a message of a cluster that cannot be sent. */
export type OnBroken = (cluster: string, error: unknown) => ClusterMessage;

/** As {@link encodeMessage}; what is wrong with one cluster is told by that cluster, and the others go on. */
export function encodeIsolated(
  message: ServiceMessage,
  onBroken: OnBroken,
): EncodedChunk {
  try {
    return encodeMessage(message);
  } catch (error) {
    if (message.type !== 'cluster' && message.type !== 'patch') throw error;
    return encodeMessage(onBroken(message.cluster, error));
  }
}

/** The snapshot with each cluster that cannot be sent replaced. */
export function isolateBroken(
  { hello, clusters }: ServiceSnapshot,
  onBroken: OnBroken,
): ServiceSnapshot {
  return {
    hello,
    clusters: clusters.map(message => {
      try {
        encodeMessage(message);
        return message;
      } catch (error) {
        return onBroken(message.cluster, error);
      }
    }),
  };
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

/** Why there is nothing of a cluster that could be sent. */
export type ReasonOfBroken = (cluster: string, error: unknown) => ClusterReason;

/** A cluster whose usage is not as it should be costs no other its own. */
export function checkedUsage(
  { clusters }: ServiceUsage,
  reasonOf: ReasonOfBroken,
): ServiceUsage {
  return scrubStrings<ServiceUsage>({
    clusters: clusters.map(usage => {
      const broken = brokenField(serviceUsageSchema, { clusters: [usage] });
      if (!broken) return usage;
      const { cluster } = usage;
      const reason = reasonOf(cluster, broken);
      return { cluster, state: 'unavailable', reason };
    }),
  });
}

/** The same, for those who run the clusters. */
export function checkedClusters(
  list: ClusterHealthList,
  reasonOf: ReasonOfBroken,
): ClusterHealthList {
  const clusters = list.clusters.map(row => {
    const alone = { at: list.at, clusters: [row], providerProblems: [] };
    const broken = brokenField(clusterHealthListSchema, alone);
    return broken ? brokenRow(row, list.at, reasonOf(row.name, broken)) : row;
  });
  const checked = { ...list, clusters };
  check(clusterHealthListSchema, checked);
  return scrubStrings(checked);
}

function brokenRow(
  { name, provider, authProvider }: ClusterHealthRow,
  at: string,
  reason: ClusterReason,
): ClusterHealthRow {
  return {
    name,
    condition: 'unknown',
    provider: String(provider),
    authProvider: String(authProvider),
    breaker: 'closed',
    lastError: { ...reason, at },
    watches: 0,
    viewers: 0,
  };
}

export function checkedDiagnosis(
  diagnosis: ClusterDiagnosis,
): ClusterDiagnosis {
  check(clusterDiagnosisSchema, diagnosis);
  return scrubStrings(diagnosis);
}
