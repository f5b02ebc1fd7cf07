import {
  ClusterObjects,
  crdName,
  CustomResource,
  ModelKind,
  ModelObject,
  NamedObject,
  OwnerReference,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, matchesSelector, parseSelector } from '../../locate';
import { isOwnedKind, OWNED_KINDS } from './apiOfReference';
import {
  canOwn,
  mayBeBelowCustomResource,
  owningReference,
  owningReferences,
} from './ownerReferences';

type Objects = ClusterObjects['objects'];

/** Pod, Job, TaskRun, PipelineRun, and two more. Also ends loops. */
const MAX_STEPS = 6;

/** Objects that a custom resource names; more are ignored. */
const MAX_CHILDREN = 100;

/** More than are read; what is beyond is counted no further. */
const MAX_WANTED = 500;

/** Custom resources whose selector is compared with pods. */
const MAX_SELECTORS = 40;

const CANDIDATE_KINDS: readonly ModelKind[] = [
  ...OWNED_KINDS,
  'CustomResource',
];

export interface WalkedObjects {
  /** Have the label. */
  readonly labelled: Objects;
  /** Match a selector, or are in a namespace, so they may be another service's. */
  readonly held: readonly Objects[];
  /** Were read by their names. */
  readonly named: Objects;
  /** Of the service, to tell what is another's. */
  readonly selector?: LabelSelector;
}

/** An owner that is read by its name. */
export interface WantedOwner {
  readonly namespace: string;
  readonly reference: OwnerReference;
  /** It is only known to own pods that a custom resource selects. */
  readonly isOfSelected?: boolean;
}

/** An object that is read because a custom resource names it. */
export interface WantedChild {
  readonly namespace: string;
  readonly child: NamedObject;
}

export interface Walk {
  /** Those with the label, what they own at any depth, and what owns them. */
  readonly objects: Objects;
  readonly owners: readonly WantedOwner[];
  readonly children: readonly WantedChild[];
  /** What custom resources name, and no owner reference says. */
  readonly namedChildren: ReadonlySet<ModelObject>;
  /** Custom resources with the label, and below those. */
  readonly roots: readonly CustomResource[];
  /** Uids of custom resources that own a pod or workload with the label. */
  readonly labelledBelow: ReadonlySet<string>;
}

interface Found {
  readonly object: ModelObject;
  /** Need not be read by name. */
  readonly isHeld: boolean;
}

class OwnerWalk {
  readonly #read: WalkedObjects;
  readonly #labelled: readonly ModelObject[];
  readonly #controlled = new Map<string, ModelObject[]>();
  /** By owners that are not their controllers, of objects that have none. */
  readonly #dependent = new Map<string, ModelObject[]>();
  readonly #byUid = new Map<string, ModelObject>();
  /** Need not be read by name. */
  readonly #heldUids = new Set<string>();
  #byName: Map<string, Found> | undefined;
  #pods: Map<string, Pod[]> | undefined;
  #namespaces: ReadonlySet<string> | undefined;
  readonly #added = new Map<string, ModelObject>();
  #labelledKeys: ReadonlySet<string> | undefined;
  readonly #owners = new Map<string, WantedOwner>();
  readonly #children: WantedChild[] = [];
  readonly #namedChildren = new Set<ModelObject>();
  readonly #roots: CustomResource[] = [];
  readonly #labelledBelow = new Set<string>();
  #selectorsLeft = MAX_SELECTORS;

  constructor(read: WalkedObjects) {
    this.#read = read;
    this.#labelled = Object.values(read.labelled).flat();
  }

  run(): Walk {
    this.#index();
    this.#descend();
    const seen = new Set<string>();
    const [resources, others] = partition(this.#labelled, isCustomResource);
    for (const object of others) {
      this.#ascend(object, seen, owner =>
        this.#labelledBelow.add(uidOf(owner)),
      );
    }
    for (const object of resources) this.#ascend(object, seen);
    return {
      objects: this.#objects(),
      owners: [...this.#owners.values()],
      children: this.#children,
      namedChildren: this.#namedChildren,
      roots: this.#roots,
      labelledBelow: this.#labelledBelow,
    };
  }

  #index(): void {
    const { held, named } = this.#read;
    for (const object of this.#labelled) {
      if (object.kind !== 'Pod') this.#remember(object, true);
    }
    for (const objects of held) {
      for (const object of candidatesIn(objects))
        this.#addCandidate(object, true);
    }
    for (const object of candidatesIn(named)) this.#addCandidate(object, false);
  }

  #remember(object: ModelObject, isHeld: boolean): void {
    const { uid } = object.metadata;
    if (uid === '') return;
    if (!this.#byUid.has(uid)) this.#byUid.set(uid, object);
    if (isHeld) this.#heldUids.add(uid);
  }

  #addCandidate(object: ModelObject, isHeld: boolean): void {
    if (object.kind !== 'Pod') this.#remember(object, isHeld);
    for (const { controller, uid } of owningReferences(object)) {
      append(controller ? this.#controlled : this.#dependent, uid, object);
    }
  }

  #descend(): void {
    // Nothing is below a pod.
    const queue = this.#labelled.filter(({ kind }) => kind !== 'Pod');
    const take = (object: ModelObject) => {
      if (this.#add(object) && object.kind !== 'Pod') queue.push(object);
    };
    for (let next = 0; next < queue.length; next += 1) {
      const owner = queue[next];
      const { uid } = owner.metadata;
      const own = (uid !== '' && this.#controlled.get(uid)) || [];
      own.filter(object => canOwn(owner, object)).forEach(take);
      if (!isCustomResource(owner)) continue;
      this.#roots.push(owner);
      const dependent = (uid !== '' && this.#dependent.get(uid)) || [];
      dependent.filter(object => canOwn(owner, object)).forEach(take);
      this.#namedBy(owner).forEach(take);
      this.#selectedBy(owner).forEach(take);
    }
  }

  /** Returns whether it is new. */
  #add(object: ModelObject): boolean {
    this.#labelledKeys ??= new Set(this.#labelled.map(objectKey));
    const key = objectKey(object);
    if (this.#labelledKeys.has(key) || this.#added.has(key)) return false;
    this.#added.set(key, object);
    return true;
  }

  /** What has an owner of its own is not another's by name. */
  #namedBy({
    children = [],
    metadata,
  }: CustomResource): readonly ModelObject[] {
    const found: ModelObject[] = [];
    for (const child of children.slice(0, MAX_CHILDREN)) {
      const namespace = child.namespace ?? metadata.namespace;
      const isVisible =
        namespace === metadata.namespace || this.#isServiceNamespace(namespace);
      if (!isVisible) continue;
      const { object, isHeld } = this.#findByName(namespace, child) ?? {};
      if (!isHeld && this.#children.length < MAX_WANTED) {
        this.#children.push({ namespace, child });
      }
      if (!object || !this.#isFree(object)) continue;
      this.#namedChildren.add(object);
      found.push(object);
    }
    return found;
  }

  /** Whether it may belong to the service without an owner that says so. */
  #isFree({ metadata: { labels, ownerReferences } }: ModelObject): boolean {
    const { requirements = [] } = this.#read.selector ?? {};
    const isOfAnother = requirements.some(
      requirement =>
        requirement.type === 'in' &&
        Object.hasOwn(labels, requirement.key) &&
        !requirement.values.includes(labels[requirement.key]),
    );
    return ownerReferences.length === 0 && !isOfAnother;
  }

  /** Only what the service has the label on shows that a namespace is its own; a custom resource may be the operator's. */
  #isServiceNamespace(namespace: string): boolean {
    this.#namespaces ??= new Set(
      this.#labelled
        .filter(object => !isCustomResource(object))
        .map(({ metadata }) => metadata.namespace),
    );
    return namespace !== '' && this.#namespaces.has(namespace);
  }

  #findByName(namespace: string, child: NamedObject): Found | undefined {
    this.#byName ??= this.#indexNames();
    const { definition, kind, name } = child;
    if (definition === undefined && !isOwnedKind(kind)) return undefined;
    return this.#byName.get(`${definition ?? kind} ${namespace}/${name}`);
  }

  #indexNames(): Map<string, Found> {
    const { held, labelled, named } = this.#read;
    const names = new Map<string, Found>();
    for (const object of candidatesIn(named)) {
      names.set(objectKey(object), { object, isHeld: false });
    }
    for (const object of [...held, labelled].flatMap(candidatesIn)) {
      names.set(objectKey(object), { object, isHeld: true });
    }
    return names;
  }

  #selectedBy({
    metadata,
    podSelector,
  }: CustomResource): readonly ModelObject[] {
    if (!podSelector || metadata.namespace === '') return [];
    const parsed = parseSelector(podSelector);
    if (!parsed.ok || this.#selectorsLeft === 0) return [];
    this.#selectorsLeft -= 1;
    const seen = new Set([metadata.uid]);
    const found: ModelObject[] = [];
    for (const pod of this.#podsIn(metadata.namespace)) {
      if (!matchesSelector(parsed.selector, pod.metadata.labels)) continue;
      if (this.#isFree(pod)) found.push(pod);
      else this.#resolve(pod, seen);
    }
    return found;
  }

  #podsIn(namespace: string): readonly Pod[] {
    if (!this.#pods) {
      this.#pods = new Map();
      for (const pod of this.#read.held.flatMap(
        ({ Pod: pods }) => pods ?? [],
      )) {
        append(this.#pods, pod.metadata.namespace, pod);
      }
    }
    return this.#pods.get(namespace) ?? [];
  }

  /** Asks for the owners between a pod and the custom resource that selects it. */
  #resolve(pod: ModelObject, seen: Set<string>): void {
    let object: ModelObject | undefined = pod;
    for (let step = 0; object && step < MAX_STEPS; step += 1) {
      const reference = owningReference(object);
      if (!reference || seen.has(reference.uid)) return;
      seen.add(reference.uid);
      const owner: ModelObject | undefined = this.#byUid.get(reference.uid);
      this.#want(pod.metadata.namespace, reference, true);
      object = owner;
    }
  }

  /** Unless it is read anyway. */
  #want(
    namespace: string,
    reference: OwnerReference,
    isOfSelected = false,
  ): void {
    if (this.#heldUids.has(reference.uid)) return;
    if (this.#owners.size >= MAX_WANTED) return;
    this.#owners.set(reference.uid, { namespace, reference, isOfSelected });
  }

  /** Adds what is between an object and the custom resources above it. */
  #ascend(
    start: ModelObject,
    seen: Set<string>,
    onCustomResource: (owner: CustomResource) => void = () => undefined,
  ): void {
    let object: ModelObject = start;
    const path: ModelObject[] = [];
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const reference = owningReference(object);
      if (!reference || seen.has(reference.uid)) return;
      seen.add(reference.uid);
      const owner = this.#byUid.get(reference.uid);
      if (owner && !canOwn(owner, object)) return;
      if (!this.#heldUids.has(reference.uid)) {
        if (!mayBeBelowCustomResource(object, reference)) return;
        this.#want(object.metadata.namespace, reference);
      }
      if (!owner) return;
      path.push(owner);
      if (isCustomResource(owner)) {
        path.splice(0).forEach(between => this.#add(between));
        onCustomResource(owner);
      }
      object = owner;
    }
  }

  /** A kind that was not read stays absent. */
  #objects(): Objects {
    const { held, labelled, named } = this.#read;
    const byKind = new Map<ModelKind, ModelObject[]>();
    for (const object of this.#added.values()) {
      append(byKind, object.kind, object);
    }
    const isRead = (kind: ModelKind) =>
      [...held, named].some(objects => objects[kind] !== undefined);
    const more = CANDIDATE_KINDS.filter(
      kind => byKind.has(kind) || (!labelled[kind] && isRead(kind)),
    ).map(kind => [
      kind,
      [...(labelled[kind] ?? []), ...(byKind.get(kind) ?? [])],
    ]);
    return { ...labelled, ...Object.fromEntries(more) };
  }
}

/**
 * Finds what belongs to a service by owners. Going down, an object belongs to the
 * one that it refers to by uid; names and selectors of a custom resource count only
 * for objects that have no owner. Going up, the owners of an object with the label
 * are shown, and nothing else that they own.
 */
export function walkOwners(read: WalkedObjects): Walk {
  return new OwnerWalk(read).run();
}

function candidatesIn(objects: Objects): readonly ModelObject[] {
  return CANDIDATE_KINDS.flatMap<ModelObject>(kind => objects[kind] ?? []);
}

function isCustomResource(object: ModelObject): object is CustomResource {
  return object.kind === 'CustomResource';
}

function uidOf({ metadata }: ModelObject): string {
  return metadata.uid;
}

/** PLURAL.GROUP of custom resources, as several APIs have the same kind. */
function objectKey(object: ModelObject): string {
  const { namespace, name } = object.metadata;
  const resource = isCustomResource(object) ? crdName(object) : object.kind;
  return `${resource} ${namespace}/${name}`;
}

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

function partition<T, S extends T>(
  items: readonly T[],
  is: (item: T) => item is S,
): readonly [readonly S[], readonly T[]] {
  return [items.filter(is), items.filter(item => !is(item))];
}
