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
  FleetFailureList,
  fleetFailureListSchema,
  FleetServiceList,
  fleetServiceListSchema,
  MergedLogMessage,
  NodeCapacity,
  nodeCapacitySchema,
  RevisionHistory,
  revisionHistorySchema,
  mergedLogMessageSchema,
  serviceMessageSchema,
  ServiceMessage,
  ServiceSnapshot,
  ServiceUsage,
  serviceUsageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import { scrubStrings } from '../scrub';
import { findBrokenField } from '../util/checkShape';
import { EncodedChunk } from './EncodedChunk';

/**
 * Messages are checked against the strict schemas. In production that is done once for each
 * state of a cluster, before it is published, and not again for messages derived from it here.
 */
const isChecked = process.env.NODE_ENV !== 'production';

function check(schema: z.ZodType, value: unknown): void {
  if (!isChecked) return;
  const broken = findBrokenField(schema, value);
  if (broken) throw broken;
}

/** Many viewers get the same message; its bytes are freed with the message. */
const chunks = new WeakMap<ServiceMessage, EncodedChunk>();

/** One line of the `live` route. */
export function encodeMessage(message: ServiceMessage): EncodedChunk {
  const known = chunks.get(message);
  if (known) return known;
  const sent = message.type === 'cluster' ? encodeCluster(message) : message;
  check(serviceMessageSchema, sent);
  const chunk = new EncodedChunk(`${JSON.stringify(sent)}\n`);
  chunks.set(message, chunk);
  return chunk;
}

/** Replaces a message of a cluster that cannot be sent. */
export type OnBroken = (cluster: string, error: unknown) => ClusterMessage;

/** As {@link encodeMessage}; an invalid message becomes an error of that cluster only. */
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

/** The snapshot, with an error in place of each cluster that cannot be sent. */
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

/** The response of the `snapshot` route, made of the same lines. */
export function encodeSnapshot({ hello, clusters }: ServiceSnapshot): string {
  const text = (message: ServiceMessage) =>
    encodeMessage(message).plain.toString().trimEnd();
  return `{"hello":${text(hello)},"clusters":[${clusters.map(text)}]}`;
}

/** Weak, because versions and timestamps of states are not part of it. */
export function entityTag({ hello, clusters }: ServiceSnapshot): string {
  const digest = sha256([
    { ...hello, at: undefined },
    ...clusters.map(bodyDigest),
  ]);
  return `W/"${digest}"`;
}

const digests = new WeakMap<ClusterMessage, string>();

function bodyDigest(message: ClusterMessage): string {
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

export function checkedRevisions(history: RevisionHistory): RevisionHistory {
  check(revisionHistorySchema, history);
  return scrubStrings(history);
}

export function checkedCapacity(capacity: NodeCapacity): NodeCapacity {
  check(nodeCapacitySchema, capacity);
  return scrubStrings(capacity);
}

/** Describes why a cluster's message cannot be sent. */
export type ExplainBroken = (cluster: string, error: unknown) => ClusterReason;

/** Invalid usage of one cluster does not affect the others. */
export function checkedUsage(
  { clusters }: ServiceUsage,
  explain: ExplainBroken,
): ServiceUsage {
  return scrubStrings<ServiceUsage>({
    clusters: clusters.map(usage => {
      const broken = findBrokenField(serviceUsageSchema, { clusters: [usage] });
      if (!broken) return usage;
      const { cluster } = usage;
      const reason = explain(cluster, broken);
      return { cluster, state: 'unavailable', reason };
    }),
  });
}

/** The same, for the operators of the clusters. */
export function checkedClusters(
  list: ClusterHealthList,
  explain: ExplainBroken,
): ClusterHealthList {
  const clusters = list.clusters.map(row => {
    const alone = { at: list.at, clusters: [row], providerProblems: [] };
    const broken = findBrokenField(clusterHealthListSchema, alone);
    return broken ? brokenRow(row, list.at, explain(row.name, broken)) : row;
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

/**
 * What is said of services was scrubbed when they were diagnosed, and is too much to be
 * scrubbed for each caller; why a cluster is not seen was not.
 */
export function checkedServices(list: FleetServiceList): FleetServiceList {
  check(fleetServiceListSchema, list);
  return { ...list, clusters: scrubStrings(list.clusters) };
}

export function checkedFailures(list: FleetFailureList): FleetFailureList {
  check(fleetFailureListSchema, list);
  return { ...list, clusters: scrubStrings(list.clusters) };
}

export function checkedDiagnosis(
  diagnosis: ClusterDiagnosis,
): ClusterDiagnosis {
  check(clusterDiagnosisSchema, diagnosis);
  return scrubStrings(diagnosis);
}
