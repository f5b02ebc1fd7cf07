import { append } from '../append';
import { compareText } from '../compareText';
import {
  ClusterObjects,
  crdName,
  CustomResource,
  KubernetesObject,
  ModelObject,
  NamedObject,
  Pod,
  PodsBySelector,
  isPodReady,
} from '../model';
import type { CustomResourcePart } from '../wire/objectTypes';
import { FindOwner, findParent } from './owners';
import { isInUse } from './rollout';

type PodCount = NonNullable<CustomResourcePart['pods']>;

/** The longest known chain is Pod, ReplicaSet, Deployment, and three custom resources. Also ends loops. */
const MAX_CHAIN = 8;

export function isCustomResource(
  object: KubernetesObject,
): object is CustomResource {
  return object.kind === 'CustomResource';
}

/** Names in all custom resources together; more are ignored. */
const MAX_NAMES = 10_000;

/** What custom resources own. */
export interface ResourceTree {
  /** Directly; of pods only those without an owner, as others say themselves what they belong to. */
  owned(resource: CustomResource): readonly NamedObject[];
  /** Through anything in between; undefined where there are none. */
  pods(resource: CustomResource): PodCount | undefined;
}

/** Reads owner references, and what definitions say in their place. */
export function resourceTree(
  { objects }: ClusterObjects,
  find: FindOwner,
): ResourceTree {
  const resources = objects.CustomResource ?? [];
  const others = Object.values(objects).flat().filter(isDrawn);
  const parents = namedParents(resources, others);
  const findAbove = (object: KubernetesObject) =>
    findParent(object, find) ?? parents.get(object);
  const owned = new Map<CustomResource, ModelObject[]>();
  for (const object of others) {
    const parent = findAbove(object);
    if (!parent || !isCustomResource(parent)) continue;
    append(owned, parent, object);
  }
  const selecting = selectingResources(objects.Pod ?? [], resources);
  const bare = new Map<CustomResource, Pod[]>();
  for (const [pod, resource] of selecting) {
    if (findAbove(pod)) continue;
    append(bare, resource, pod);
  }
  const pods = countPods(objects.Pod ?? [], selecting, findAbove);
  return {
    owned: resource =>
      listOwned(resource, owned.get(resource) ?? [], bare.get(resource) ?? []),
    pods: resource => pods.get(resource),
  };
}

/** Pods have their workload in their rows, and an empty ReplicaSet has none. */
function isDrawn(object: ModelObject): boolean {
  if (object.kind === 'Pod' || object.kind === 'Event') return false;
  return object.kind !== 'ReplicaSet' || isInUse(object);
}

/** Objects without an owner that a custom resource names. */
function namedParents(
  resources: readonly CustomResource[],
  objects: readonly ModelObject[],
): ReadonlyMap<KubernetesObject, CustomResource> {
  const parents = new Map<KubernetesObject, CustomResource>();
  const naming = resources.filter(({ children }) => children !== undefined);
  if (naming.length === 0) return parents;
  const byName = new Map(
    objects
      .filter(({ metadata }) => metadata.ownerReferences.length === 0)
      .map(object => [nameKey(refTo(object)), object]),
  );
  let left = MAX_NAMES;
  for (const resource of naming) {
    for (const child of resource.children ?? []) {
      left -= 1;
      if (left < 0) return parents;
      const { namespace } = resource.metadata;
      const object = byName.get(nameKey({ namespace, ...child }));
      if (object && object !== resource) parents.set(object, resource);
    }
  }
  return parents;
}

function listOwned(
  { children = [], metadata }: CustomResource,
  objects: readonly ModelObject[],
  pods: readonly Pod[],
): readonly NamedObject[] {
  const { namespace } = metadata;
  const byName = new Map<string, NamedObject>();
  for (const object of [...objects.map(refTo), ...children]) {
    byName.set(
      nameKey({ namespace, ...object }),
      withoutNamespace(object, namespace),
    );
  }
  return [...inOrder(byName), ...inOrder(byPodName(pods))];
}

function byPodName(pods: readonly Pod[]): ReadonlyMap<string, NamedObject> {
  return new Map(
    pods.map(({ kind, metadata: { name } }) => [name, { kind, name }]),
  );
}

function inOrder(
  byName: ReadonlyMap<string, NamedObject>,
): readonly NamedObject[] {
  return [...byName]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, object]) => object);
}

function withoutNamespace(
  { namespace, ...object }: NamedObject,
  own: string,
): NamedObject {
  return namespace === undefined || namespace === own
    ? object
    : { ...object, namespace };
}

function refTo(object: ModelObject): NamedObject & { namespace: string } {
  const { name, namespace } = object.metadata;
  return isCustomResource(object)
    ? {
        kind: object.resource.kind,
        name,
        definition: crdName(object),
        namespace,
      }
    : { kind: object.kind, name, namespace };
}

function nameKey({ definition, kind, name, namespace }: NamedObject): string {
  return `${definition ?? kind} ${namespace}/${name}`;
}

/** By each custom resource that a pod is below. */
function countPods(
  pods: readonly Pod[],
  selecting: ReadonlyMap<Pod, CustomResource>,
  findAbove: (object: KubernetesObject) => KubernetesObject | undefined,
): ReadonlyMap<KubernetesObject, PodCount> {
  const counts = new Map<KubernetesObject, PodCount>();
  for (const pod of pods) {
    let above = findAbove(pod) ?? selecting.get(pod);
    for (let step = 0; above && step < MAX_CHAIN; step += 1) {
      const { ready, total } = counts.get(above) ?? { ready: 0, total: 0 };
      counts.set(above, {
        ready: ready + Number(isPodReady(pod)),
        total: total + 1,
      });
      above = findAbove(above);
    }
  }
  return counts;
}

/** The custom resource that selects a pod without an owner, as far as it does so by values of labels. */
function selectingResources(
  pods: readonly Pod[],
  resources: readonly CustomResource[],
): ReadonlyMap<Pod, CustomResource> {
  const found = new Map<Pod, CustomResource>();
  const selecting = resources.filter(({ podSelector }) => podSelector);
  if (selecting.length === 0) return found;
  const bare = new PodsBySelector(
    pods.filter(({ metadata }) => metadata.ownerReferences.length === 0),
  );
  const known = new Set<readonly Pod[]>();
  for (const resource of selecting) {
    const labels = toLabels(resource.podSelector ?? '');
    const { namespace } = resource.metadata;
    const selected = labels && bare.matching(namespace, labels);
    // The same list for the same labels, which thousands may select.
    if (!selected || known.has(selected)) continue;
    known.add(selected);
    for (const pod of selected) found.set(pod, resource);
  }
  return found;
}

function toLabels(
  selector: string,
): Readonly<Record<string, string>> | undefined {
  const terms = selector.split(',').map(term => term.trim().split('='));
  return terms.every(
    (term): term is [string, string] =>
      term.length === 2 && !term[0].endsWith('!'),
  )
    ? Object.fromEntries(terms)
    : undefined;
}
