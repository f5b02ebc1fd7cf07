import { KubernetesObject, ObjectRef, Pod } from '../model';

/** Longer chains than Pod, ReplicaSet, Deployment, custom resource are not known; a loop must end. */
const MAX_CHAIN = 6;

/** Looks up an object of the same view. */
export type FindObject = (
  kind: string,
  namespace: string,
  name: string,
) => KubernetesObject | undefined;

/** A ReplicaSet of a Deployment is named after it, with the hash of the pod template behind. */
function deploymentName(
  replicaSet: string,
  hash: string | undefined,
): string | undefined {
  const suffix = `-${hash}`;
  return hash &&
    replicaSet.endsWith(suffix) &&
    replicaSet.length > suffix.length
    ? replicaSet.slice(0, -suffix.length)
    : undefined;
}

/**
 * The workload that a pod belongs to: the top of its chain of controllers, as
 * far as the objects were read. Where the ReplicaSet was not, the Deployment
 * is read off its name. A bare pod is its own workload.
 */
export function topOwner(pod: Pod, find: FindObject): ObjectRef {
  const { namespace, labels } = pod.metadata;
  let current: ObjectRef = { kind: 'Pod', namespace, name: pod.metadata.name };
  let object: KubernetesObject | undefined = pod;
  for (let step = 0; object && step < MAX_CHAIN; step++) {
    const owner = object.metadata.ownerReferences.find(
      reference => reference.controller,
    );
    if (!owner || owner.kind === 'Node') return current;
    current = { kind: owner.kind, namespace, name: owner.name };
    object = find(owner.kind, namespace, owner.name);
  }
  if (object || current.kind !== 'ReplicaSet') return current;
  const name = deploymentName(current.name, labels['pod-template-hash']);
  return name ? { kind: 'Deployment', namespace, name } : current;
}
