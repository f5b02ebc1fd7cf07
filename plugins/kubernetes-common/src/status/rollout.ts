import { append } from '../append';
import {
  Deployment,
  KubernetesObject,
  ReplicaSet,
  StatefulSet,
} from '../model';
import type { RevisionRow } from '../wire/objectTypes';
import { findController } from './owners';

const REVISION = 'deployment.kubernetes.io/revision';

/** Objects, such as ReplicaSets, by the uid of what controls them. */
export function byController<T extends KubernetesObject>(
  objects: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const result = new Map<string, T[]>();
  for (const object of objects) {
    const owners = object.metadata.ownerReferences.filter(
      ({ controller }) => controller,
    );
    for (const uid of new Set(owners.map(owner => owner.uid))) {
      append(result, uid, object);
    }
  }
  return result;
}

/**
 * A Deployment's ReplicaSets that have or should have pods: the new one first,
 * then the newest of the others. Empty if there is only one.
 *
 * @param replicaSets - those of the Deployment
 */
export function rolloutOfDeployment(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
): readonly RevisionRow[] {
  // A rollback gives an old ReplicaSet the newest revision, so age is meaningless.
  const current = deployment.metadata.annotations[REVISION];
  const rows = replicaSets
    .map(({ metadata, spec, status }) => {
      const revision = metadata.annotations[REVISION];
      const isNew = revision !== undefined && revision === current;
      const isUsed = isNew || spec.replicas > 0 || status.replicas > 0;
      const row: RevisionRow = {
        name: metadata.name,
        ...(revision && { revision }),
        isNew,
        replicas: status.replicas,
        ready: status.readyReplicas,
      };
      return isUsed ? row : undefined;
    })
    .filter(row => row !== undefined)
    .sort(newestFirst);
  return rows.length > 1 ? rows : [];
}

/** Whether `kubectl rollout undo` can go back: requires an empty ReplicaSet of an older revision. */
export function hasOlderRevision(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
): boolean {
  const current = deployment.metadata.annotations[REVISION];
  return replicaSets.some(
    ({ metadata }) =>
      metadata.annotations[REVISION] !== undefined &&
      metadata.annotations[REVISION] !== current,
  );
}

/** The two revisions of a StatefulSet during a rollout. Empty if there is only one. */
export function rolloutOfStatefulSet({
  status,
}: StatefulSet): readonly RevisionRow[] {
  const { currentRevision, updateRevision } = status;
  if (!currentRevision || !updateRevision) return [];
  // Without pods of the old revision, the controller is about to finish the rollout.
  if (currentRevision === updateRevision || status.currentReplicas === 0) {
    return [];
  }
  return [
    { name: updateRevision, isNew: true, replicas: status.updatedReplicas },
    { name: currentRevision, isNew: false, replicas: status.currentReplicas },
  ];
}

function newestFirst(a: RevisionRow, b: RevisionRow): number {
  return (
    Number(b.isNew) - Number(a.isNew) ||
    Number(b.revision ?? 0) - Number(a.revision ?? 0)
  );
}

/** An owner keeps former ReplicaSets, empty, for a rollback. */
export function isInUse(replicaSet: ReplicaSet): boolean {
  return (
    !findController(replicaSet) ||
    replicaSet.spec.replicas + replicaSet.status.replicas > 0
  );
}
