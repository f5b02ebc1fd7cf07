import { append } from '../append';
import { compareCounts, failureRate, isEnough } from '../correlate';
import type { CorrelationCounts } from '../correlate';
import type { Finding, PodRef } from '../diagnose/types';
import type { ServicePod } from '../group';
import type { ObjectRef } from '../model';
import type { WorkloadRow } from '../wire/objectTypes';
import {
  LastRollout,
  REVISION_LABELS,
  TemplateChange,
} from '../wire/revisionTypes';
import { rankChanges } from './rankChanges';

/**
 * Whether the newest rollout of a workload explains a failure.
 *
 * @public
 */
export interface RolloutAssessment {
  /**
   * `sinceRollout`: pods of the new revision fail and those of the one before
   * are well. `beforeToo`: both fail alike. `afterRollout`: no pod of the
   * revision before is left to compare with, and it began soon after.
   */
  readonly type: 'sinceRollout' | 'beforeToo' | 'afterRollout';
  readonly workload: ObjectRef;
  /** Where the rollout made the same changes, and pods are compared. */
  readonly clusters: readonly string[];
  /** Of the cluster with the most failing pods. */
  readonly rollout: LastRollout;
  readonly onNew: RevisionCounts;
  readonly onOld: RevisionCounts;
  /** When the pods began to fail, RFC 3339; only for `afterRollout`. */
  readonly began?: string;
  /** The rollout's changes, those that can explain this failure first. */
  readonly changes: readonly TemplateChange[];
}

/**
 * Pods of one revision that fail or are ready. Pods that start or end count as
 * neither, nor do those of the new revision that fail in another way.
 *
 * @public
 */
export interface RevisionCounts {
  readonly failing: number;
  readonly total: number;
}

/**
 * A workload in one cluster.
 *
 * @public
 */
export interface ClusterWorkload {
  readonly cluster: string;
  readonly row: WorkloadRow;
}

/** Failing pods of the old revision prove something where their rate is at least this share of the new one's. */
const COMPARABLE = 0.5;

/** Without a comparison, a rollout of longer ago says nothing about a failure. */
const SOON_MS = 30 * 60_000;

/** The clocks of API server and kubelet differ. */
const CLOCK_SKEW_MS = 30_000;

/**
 * Judges whether a failure came with the newest rollout of the workload, by
 * the test and the thresholds of {@link correlate}: pods of the new revision
 * against those of the one before, in all clusters where the rollout made the
 * same changes.
 *
 * @param pods - all pods of the service
 * @param workloads - all workloads of the service
 * @returns undefined where nothing can be said: no rollout is known, the
 * failure began before it, or there are too few pods to compare.
 * @public
 */
export function judgeRollout(
  finding: Finding,
  pods: readonly ServicePod[],
  workloads: readonly ClusterWorkload[],
): RolloutAssessment | undefined {
  const affected = new Set(finding.pods.map(pod => refKey(pod, finding)));
  if (affected.size === 0) return undefined;
  const isAffected = (pod: ServicePod) =>
    affected.has(podKey(pod.cluster, pod.row.namespace, pod.row.name));
  const sides = workloads.flatMap(workload => {
    const side = compareRevisions(workload, pods, isAffected);
    return side ? [side] : [];
  });
  const compared = largestGroup(sides);
  const [first] = compared;
  if (!first || first.newTroubled === 0) return undefined;
  const type = judge(finding, compared);
  if (!type) return undefined;
  const { kind, namespace, name } = first.workload.row;
  const oldFailing = sum(
    compared,
    type === 'beforeToo' ? 'oldAffected' : 'oldTroubled',
  );
  return {
    type,
    workload: { kind, namespace, name },
    clusters: compared.map(({ workload }) => workload.cluster).sort(),
    rollout: first.rollout,
    onNew: counts(sum(compared, 'newTroubled'), sum(compared, 'newWell')),
    onOld: counts(oldFailing, sum(compared, 'oldWell')),
    ...(type === 'afterRollout' && { began: finding.since }),
    changes: rankChanges(first.rollout.changes ?? [], finding),
  };
}

/** The pods of one workload in one cluster, by revision. */
interface Side {
  readonly workload: ClusterWorkload;
  readonly rollout: LastRollout;
  readonly newTroubled: number;
  readonly newWell: number;
  /** Those that the finding is about. */
  readonly oldAffected: number;
  /** Those that are not ready for any reason: only pods that are well tell the revisions apart. */
  readonly oldTroubled: number;
  readonly oldWell: number;
  /** Whether all of its pods run the new revision. */
  readonly isOnlyNew: boolean;
}

function compareRevisions(
  workload: ClusterWorkload,
  pods: readonly ServicePod[],
  isAffected: (pod: ServicePod) => boolean,
): Side | undefined {
  const { cluster, row } = workload;
  const rollout = row.lastRollout;
  const newHash = rollout?.hash;
  const oldHash = rollout?.previous.hash;
  if (!rollout?.at || !newHash || !oldHash || newHash === oldHash) {
    return undefined;
  }
  const own = pods.filter(
    pod => pod.cluster === cluster && belongsTo(pod, row),
  );
  const onNew = own.filter(pod => hasHash(pod, newHash));
  const onOld = own.filter(pod => hasHash(pod, oldHash));
  const isWell = (pod: ServicePod) =>
    pod.row.state === 'ready' && !isAffected(pod);
  const isTroubled = (pod: ServicePod) =>
    isAffected(pod) ||
    pod.row.state === 'failing' ||
    pod.row.state === 'notReady';
  return {
    workload,
    rollout,
    newTroubled: onNew.filter(isAffected).length,
    newWell: onNew.filter(isWell).length,
    oldAffected: onOld.filter(isAffected).length,
    oldTroubled: onOld.filter(isTroubled).length,
    oldWell: onOld.filter(isWell).length,
    isOnlyNew: onNew.length === own.length,
  };
}

/** A pod's workload is the top of its owners, which for an operator's Deployment is a custom resource. */
function belongsTo({ row }: ServicePod, workload: WorkloadRow): boolean {
  if (row.namespace !== workload.namespace) return false;
  return [workload, workload.owner].some(
    top => top?.kind === row.workload?.kind && top?.name === row.workload?.name,
  );
}

function hasHash({ row }: ServicePod, hash: string): boolean {
  return REVISION_LABELS.some(label => row.labels[label] === hash);
}

/**
 * The workload with the most affected pods, with its namesakes in other
 * clusters where the rollout made the same changes; most affected first.
 */
function largestGroup(sides: readonly Side[]): readonly Side[] {
  const groups = new Map<string, Side[]>();
  for (const side of sides) {
    const { kind, namespace, name } = side.workload.row;
    const { changes, isRestart, moreChanges } = side.rollout;
    const key = JSON.stringify([
      kind,
      namespace,
      name,
      changes,
      isRestart,
      moreChanges,
    ]);
    append(groups, key, side);
  }
  const [largest = []] = [...groups.values()].sort(
    (a, b) => sum(b, 'newTroubled') - sum(a, 'newTroubled'),
  );
  return [...largest].sort((a, b) => b.newTroubled - a.newTroubled);
}

function judge(
  finding: Finding,
  compared: readonly Side[],
): RolloutAssessment['type'] | undefined {
  const total = (key: Count) => sum(compared, key);
  const onNew = { troubled: total('newTroubled'), well: total('newWell') };
  const onOld = { troubled: total('oldTroubled'), well: total('oldWell') };
  const alike = { troubled: total('oldAffected'), well: onOld.well };
  if (failsAlike(onNew, alike)) return 'beforeToo';
  if (beganBefore(finding, compared)) return undefined;
  if (compared.every(({ isOnlyNew }) => isOnlyNew)) {
    const isSaid =
      beganSoonAfter(finding, compared) && failureRate(onNew) >= COMPARABLE;
    return isSaid ? 'afterRollout' : undefined;
  }
  const isCompared =
    isEnough(onNew.troubled + onOld.troubled, onNew.well + onOld.well) &&
    // Well pods of the new revision alone say nothing about the old one.
    onOld.well > 0 &&
    compareCounts(onNew, onOld) !== undefined;
  return isCompared ? 'sinceRollout' : undefined;
}

function failsAlike(
  onNew: CorrelationCounts,
  onOld: CorrelationCounts,
): boolean {
  return (
    onOld.troubled > 0 &&
    isEnough(onNew.troubled + onOld.troubled, Infinity) &&
    failureRate(onOld) >= COMPARABLE * failureRate(onNew)
  );
}

function beganBefore({ since }: Finding, compared: readonly Side[]): boolean {
  if (!since) return false;
  const began = Date.parse(since);
  return compared.some(
    ({ rollout, newTroubled }) =>
      newTroubled > 0 && began < Date.parse(rollout.at ?? '') - CLOCK_SKEW_MS,
  );
}

/** Without a comparison, clock skew is not allowed for. */
function beganSoonAfter(
  { since }: Finding,
  compared: readonly Side[],
): boolean {
  const began = Date.parse(since ?? '');
  return compared.every(({ rollout, newTroubled }) => {
    const laterMs = began - Date.parse(rollout.at ?? '');
    return newTroubled === 0 || (laterMs >= 0 && laterMs <= SOON_MS);
  });
}

type Count =
  | 'newTroubled'
  | 'newWell'
  | 'oldAffected'
  | 'oldTroubled'
  | 'oldWell';

function sum(sides: readonly Side[], key: Count): number {
  return sides.reduce((total, side) => total + side[key], 0);
}

function counts(failing: number, well: number): RevisionCounts {
  return { failing, total: failing + well };
}

function refKey(pod: PodRef, { scope, clusters }: Finding): string {
  const cluster = pod.cluster ?? scope.cluster ?? clusters?.[0];
  return podKey(cluster, pod.namespace, pod.name);
}

function podKey(
  cluster: string | undefined,
  namespace: string,
  name: string,
): string {
  return `${cluster ?? ''}/${namespace}/${name}`;
}
