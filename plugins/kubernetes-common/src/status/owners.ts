import {
  ClusterObjects,
  KubernetesObject,
  ObjectRef,
  OwnerReference,
  Pod,
} from '../model';
import { objectKey } from '../keys';

/** Longer chains than Pod, ReplicaSet, Deployment, custom resource are not known; a loop must end. */
const MAX_CHAIN = 6;

/** Looks up the object of the same view that a reference names. */
export type FindOwner = (
  owner: OwnerReference,
  namespace: string,
) => KubernetesObject | undefined;

/** What controls other objects; nothing else is an owner, though a custom resource may be called like it. */
const CONTROLLERS = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
] as const;

/**
 * Kubernetes' own controllers by name; custom resources by uid, as Knative's
 * Service shares its name with one of Kubernetes.
 */
export function ownersIn({ objects }: ClusterObjects): FindOwner {
  const byName = new Map<string, KubernetesObject>();
  for (const kind of CONTROLLERS) {
    for (const object of objects[kind] ?? []) {
      const { namespace, name } = object.metadata;
      byName.set(objectKey({ kind, namespace, name }), object);
    }
  }
  const byUid = new Map(
    (objects.CustomResource ?? [])
      .filter(({ metadata }) => metadata.uid !== '')
      .map(object => [object.metadata.uid, object]),
  );
  return ({ kind, name, uid }, namespace) =>
    byUid.get(uid) ?? byName.get(objectKey({ kind, namespace, name }));
}

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
export function topOwner(pod: Pod, find: FindOwner): ObjectRef {
  const { namespace, labels } = pod.metadata;
  let current: ObjectRef = { kind: 'Pod', namespace, name: pod.metadata.name };
  let object: KubernetesObject | undefined = pod;
  for (let step = 0; object && step < MAX_CHAIN; step++) {
    const owner = object.metadata.ownerReferences.find(
      reference => reference.controller,
    );
    if (!owner || owner.kind === 'Node') return current;
    current = { kind: owner.kind, namespace, name: owner.name };
    object = find(owner, namespace);
  }
  if (object || current.kind !== 'ReplicaSet') return current;
  const name = deploymentName(current.name, labels['pod-template-hash']);
  return name ? { kind: 'Deployment', namespace, name } : current;
}

/** The owner that manages the object. */
export function findController({
  metadata,
}: KubernetesObject): OwnerReference | undefined {
  return metadata.ownerReferences.find(({ controller }) => controller);
}

/** The objects that were read of the chain of controllers above a pod, nearest first. */
export function controllerChain(
  pod: Pod,
  find: FindOwner,
): readonly KubernetesObject[] {
  const chain: KubernetesObject[] = [];
  let object: KubernetesObject | undefined = pod;
  while (object && chain.length < MAX_CHAIN) {
    const owner: OwnerReference | undefined = findController(object);
    object = owner && find(owner, pod.metadata.namespace);
    if (object) chain.push(object);
  }
  return chain;
}
