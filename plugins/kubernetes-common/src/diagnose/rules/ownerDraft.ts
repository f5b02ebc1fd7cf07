import { Event, KubernetesObject, ObjectRef } from '../../model';
import { findController } from '../../status/owners';
import { ClusterIndex } from '../ClusterIndex';
import { Draft, objectRef } from '../draft';
import { newestEvent } from '../PodFacts';

/** A finding on an owner, and where it hangs if something is known to be wrong below. */
export interface OwnerDraft {
  readonly draft: Draft;
  /** A finding on this workload with pods, or on their creation, is its cause. */
  readonly symptomOf?: ObjectRef;
  /** Without such a cause it says nothing: the pods may merely be starting. */
  readonly needsCause?: boolean;
}

/** The object at the top of the chain of controllers, one step up where that is known. */
export function ownerRef(object: KubernetesObject): ObjectRef {
  const owner = findController(object);
  return owner
    ? {
        kind: owner.kind,
        namespace: object.metadata.namespace,
        name: owner.name,
      }
    : objectRef(object);
}

/** The newest refusal, unless a later attempt went well. */
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
