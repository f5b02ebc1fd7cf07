import type {
  ControllerRevision,
  KubernetesObject,
  ReplicaSet,
} from '../model';
import type { LastRollout, RevisionEntry } from '../wire/revisionTypes';
import { boundChanges } from './boundChanges';
import { listRevisions, OldestPod } from './listRevisions';

/** A rollout of yesterday still explains what began since. */
const RECENT_MS = 24 * 60 * 60 * 1_000;

/** What a row shows; the history has all. */
const MAX_CHANGES = 8;

/**
 * The newest rollout of a workload, where it is worth its bytes: it is recent, or
 * the workload lacks ready pods.
 *
 * @param objects - the ReplicaSets or ControllerRevisions that it controls
 * @param isUnready - whether some of its pods are not ready
 */
export function findLastRollout(
  owner: KubernetesObject,
  objects: readonly (ReplicaSet | ControllerRevision)[],
  oldestPod: OldestPod,
  { isUnready, now }: { readonly isUnready: boolean; readonly now: Date },
): LastRollout | undefined {
  if (objects.length < 2) return undefined;
  const newest = objects.reduce(latest, 0);
  const isRecent = now.getTime() - newest < RECENT_MS;
  const mayBeReused = objects.some(hasHistory);
  // Most workloads are well and were not changed today.
  if (!isUnready && !isRecent && !mayBeReused) return undefined;
  const [last, previous] = listRevisions(owner, objects, oldestPod, 2);
  if (!last || !previous) return undefined;
  if (!isUnready && !isWithinADay(last, now)) return undefined;
  const { name, revision, hash } = previous;
  return {
    ...boundChanges(last, MAX_CHANGES),
    previous: {
      name,
      ...(revision !== undefined && { revision }),
      ...(hash !== undefined && { hash }),
    },
  };
}

function latest(
  newest: number,
  { metadata }: ReplicaSet | ControllerRevision,
): number {
  const created = Date.parse(metadata.creationTimestamp ?? '');
  return created > newest ? created : newest;
}

function hasHistory(object: ReplicaSet | ControllerRevision): boolean {
  // A StatefulSet's revisions show only by their order that one was brought back.
  return (
    object.kind === 'ControllerRevision' ||
    (object.rollout?.earlier.length ?? 0) > 0
  );
}

function isWithinADay({ at }: RevisionEntry, now: Date): boolean {
  return at !== undefined && now.getTime() - Date.parse(at) < RECENT_MS;
}
