import { Event, KubernetesObject, ObjectRef } from '../../model';
import { findController } from '../../status/owners';
import { ClusterIndex } from '../ClusterIndex';
import { Draft, objectRef } from '../draft';
import { newestEvent } from '../PodFacts';

/** A draft about an owner, and the workload that it may be a symptom of. */
export interface OwnerDraft {
  readonly draft: Draft;
  /** The workload whose draft with pods, or about their creation, is the cause. */
  readonly symptomOf?: ObjectRef;
  /** Dropped without such a cause, as the pods may still be starting. */
  readonly needsCause?: boolean;
  /** Owners between a custom resource and the one at the top. */
  readonly depth?: number;
}

/** The top of the object's owners, which its pods have as well, or the object itself without one. */
export function ownerRef(
  index: ClusterIndex,
  object: KubernetesObject,
): ObjectRef {
  return findController(object) ? index.findTop(object).top : objectRef(object);
}

/** The newest rejection, unless a later attempt succeeded. */
export function failedCreateEvent(
  index: ClusterIndex,
  object: KubernetesObject,
): Event | undefined {
  const events = index.findEvents(object);
  const failed = newestEvent(events, ({ reason }) => reason === 'FailedCreate');
  const succeeded = newestEvent(
    events,
    ({ reason }) => reason === 'SuccessfulCreate',
  );
  const isOver =
    failed &&
    succeeded &&
    Date.parse(succeeded.lastSeen ?? '') > Date.parse(failed.lastSeen ?? '');
  return isOver ? undefined : failed;
}
