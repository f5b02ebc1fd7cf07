import {
  ClusterObjects,
  KubernetesObject,
  ObjectRef,
  OwnerReference,
} from '../model';
import { objectKey } from '../keys';

/** The longest known chain is Pod, ReplicaSet, Deployment, custom resource. Also ends loops. */
const MAX_CHAIN = 6;

/** Finds the object of a reference in the same view. */
export type FindOwner = (
  owner: OwnerReference,
  namespace: string,
) => KubernetesObject | undefined;

/** Kinds that control other objects. Custom resources of the same name don't count. */
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

/** A Deployment's ReplicaSet is named after it, followed by the hash of the pod template. */
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
 * The workload of a pod, or of a controller: the top of its chain of controllers,
 * as far as read. If a pod's ReplicaSet was not read, the Deployment is derived
 * from its name. A bare pod is its own workload. Between custom resources an owner
 * need not be a controller.
 */
export function topOwner(start: KubernetesObject, find: FindOwner): ObjectRef {
  return findTop(start, find).top;
}

/** The same as {@link topOwner}, and how far it is. */
export function findTop(
  start: KubernetesObject,
  find: FindOwner,
): { readonly top: ObjectRef; readonly depth: number } {
  const { namespace, labels, name: startName } = start.metadata;
  let current: ObjectRef = { kind: start.kind, namespace, name: startName };
  let object: KubernetesObject | undefined = start;
  let depth = 0;
  for (; object && depth < MAX_CHAIN; depth++) {
    const owner = findReference(object, find);
    if (!owner || owner.kind === 'Node') return { top: current, depth };
    current = { kind: owner.kind, namespace, name: owner.name };
    object = find(owner, namespace);
  }
  if (object || current.kind !== 'ReplicaSet') return { top: current, depth };
  const name = deploymentName(current.name, labels['pod-template-hash']);
  const top = name ? { kind: 'Deployment', namespace, name } : current;
  return { top, depth };
}

function findReference(
  object: KubernetesObject,
  find: FindOwner,
): OwnerReference | undefined {
  const controller = findController(object);
  if (controller || object.kind !== 'CustomResource') return controller;
  const { namespace, ownerReferences } = object.metadata;
  return ownerReferences.find(
    reference => find(reference, namespace)?.kind === 'CustomResource',
  );
}

/** The owner that manages the object. */
export function findController({
  metadata,
}: KubernetesObject): OwnerReference | undefined {
  return metadata.ownerReferences.find(({ controller }) => controller);
}

/**
 * Whether an object is managed by another, rather than by one of the same name
 * that was there before.
 *
 * @public
 */
export function isControlledBy(
  object: KubernetesObject,
  owner: KubernetesObject,
): boolean {
  const { uid } = owner.metadata;
  return uid !== '' && findController(object)?.uid === uid;
}

/** What an object belongs to, as far as read: its controller, or, without one, a custom resource that it depends on. */
export function findParent(
  object: KubernetesObject,
  find: FindOwner,
): KubernetesObject | undefined {
  const { namespace, ownerReferences } = object.metadata;
  const controller = findController(object);
  if (controller) return find(controller, namespace);
  for (const reference of ownerReferences) {
    const owner = find(reference, namespace);
    if (owner?.kind === 'CustomResource') return owner;
  }
  return undefined;
}
