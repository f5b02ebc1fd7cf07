import {
  ClusterObjects,
  crdName,
  CustomResource,
  ModelKind,
  ModelObject,
  NamedObject,
  OwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../util/append';
import { LabelSelector, matchesSelector, parseSelector } from '../../locate';
import {
  CANDIDATE_KINDS,
  IndexedObjects,
  isCustomResource,
  ObjectIndex,
  objectKey,
} from './ObjectIndex';
import {
  canOwn,
  mayBeBelowCustomResource,
  owningReference,
  owningReferences,
} from './ownerReferences';

type Objects = ClusterObjects['objects'];

/** Pod, Job, TaskRun, PipelineRun, and two more. Also ends loops. */
const MAX_STEPS = 6;

/** Names in all custom resources together; more are ignored. */
const MAX_CHILDREN = 10_000;

/** More than are read; what is beyond is counted no further. */
const MAX_WANTED = 500;

/** Crossplane's labels on what is claimed. */
const CLAIM_NAME = 'crossplane.io/claim-name';
const CLAIM_NAMESPACE = 'crossplane.io/claim-namespace';

/** Custom resources whose selector is compared with pods. */
const MAX_SELECTORS = 40;

export interface WalkedObjects extends IndexedObjects {
  /** Belong to the service for other reasons than owners: an Ingress may own Certificates. */
  readonly parents?: readonly ModelObject[];
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

/** What was left out because of a bound. */
export interface WalkLimits {
  /** Selectors of custom resources that were not compared with pods. */
  readonly selectors: number;
  /** Names in custom resources that were not looked for. */
  readonly names: number;
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
  /** PLURAL.GROUP of the custom resources with the label that an object owns, by its uid. */
  readonly labelledApis: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ignored: WalkLimits;
}

class OwnerWalk {
  readonly #read: WalkedObjects;
  readonly #index: ObjectIndex;
  #namespaces: ReadonlySet<string> | undefined;
  readonly #added = new Map<string, ModelObject>();
  #labelledKeys: ReadonlySet<string> | undefined;
  readonly #owners = new Map<string, WantedOwner>();
  readonly #children: WantedChild[] = [];
  readonly #namedChildren = new Set<ModelObject>();
  readonly #roots: CustomResource[] = [];
  readonly #labelledBelow = new Set<string>();
  #selectorsLeft = MAX_SELECTORS;
  #childrenLeft = MAX_CHILDREN;
  #ignoredSelectors = 0;
  #ignoredNames = 0;

  constructor(read: WalkedObjects) {
    this.#read = read;
    this.#index = new ObjectIndex(read);
  }

  run(): Walk {
    this.#descend();
    this.#ascendAll();
    return {
      objects: this.#objects(),
      owners: [...this.#owners.values()],
      children: this.#children,
      namedChildren: this.#namedChildren,
      roots: this.#roots,
      labelledBelow: this.#labelledBelow,
      labelledApis: labelledApis(this.#index.labelled),
      ignored: {
        selectors: this.#ignoredSelectors,
        names: this.#ignoredNames,
      },
    };
  }

  #descend(): void {
    const { parents = [] } = this.#read;
    // Nothing is below a pod.
    const queue = [...this.#index.labelled, ...parents].filter(
      ({ kind }) => kind !== 'Pod',
    );
    const take = (object: ModelObject) => {
      if (this.#add(object) && object.kind !== 'Pod') queue.push(object);
    };
    // Only a hostile cluster repeats a uid, and has everything below it looked at again.
    const seen = new Set<string>();
    for (let next = 0; next < queue.length; next += 1) {
      const owner = queue[next];
      const { uid } = owner.metadata;
      if (!seen.has(uid)) this.#index.ownedBy(owner).forEach(take);
      seen.add(uid);
      if (!isCustomResource(owner)) continue;
      this.#roots.push(owner);
      this.#namedBy(owner).forEach(take);
      this.#selectedBy(owner).forEach(take);
    }
  }

  /** Returns whether it is new. */
  #add(object: ModelObject): boolean {
    this.#labelledKeys ??= new Set(this.#index.labelled.map(objectKey));
    const key = objectKey(object);
    if (this.#labelledKeys.has(key) || this.#added.has(key)) return false;
    this.#added.set(key, object);
    return true;
  }

  /** What has an owner of its own is not another's by name. */
  #namedBy({
    children = [],
    metadata,
    unlistedChildren: unlisted,
  }: CustomResource): readonly ModelObject[] {
    const found: ModelObject[] = [];
    for (const child of children.slice(0, this.#childrenLeft)) {
      const namespace = child.namespace ?? metadata.namespace;
      const isVisible =
        namespace === metadata.namespace ||
        namespace === '' ||
        this.#isServiceNamespace(namespace);
      if (!isVisible) continue;
      const { object, isHeld } = this.#index.findByName(namespace, child) ?? {};
      if (!isHeld && this.#children.length < MAX_WANTED) {
        this.#children.push({ namespace, child });
      } else if (!isHeld) this.#ignoredNames += 1;
      if (!object || !this.#isFree(object)) continue;
      if (namespace === '' && !isClaimedBy(object, metadata)) continue;
      this.#namedChildren.add(object);
      found.push(object);
    }
    const looked = Math.min(children.length, this.#childrenLeft);
    this.#childrenLeft -= looked;
    this.#ignoredNames += children.length - looked + (unlisted ?? 0);
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
      this.#index.labelled
        .filter(object => !isCustomResource(object))
        .map(({ metadata }) => metadata.namespace),
    );
    return namespace !== '' && this.#namespaces.has(namespace);
  }

  #selectedBy({
    metadata,
    podSelector,
  }: CustomResource): readonly ModelObject[] {
    if (!podSelector || metadata.namespace === '') return [];
    const parsed = parseSelector(podSelector);
    if (!parsed.ok) return [];
    if (this.#selectorsLeft === 0) {
      this.#ignoredSelectors += 1;
      return [];
    }
    this.#selectorsLeft -= 1;
    const seen = new Set([metadata.uid]);
    const found: ModelObject[] = [];
    for (const pod of this.#index.podsIn(metadata.namespace)) {
      if (!matchesSelector(parsed.selector, pod.metadata.labels)) continue;
      if (this.#isFree(pod)) found.push(pod);
      else this.#resolve(pod, seen);
    }
    return found;
  }

  /** Asks for the owners between a pod and the custom resource that selects it. */
  #resolve(pod: ModelObject, seen: Set<string>): void {
    let object: ModelObject | undefined = pod;
    for (let step = 0; object && step < MAX_STEPS; step += 1) {
      const reference = owningReference(object);
      if (!reference || seen.has(reference.uid)) return;
      seen.add(reference.uid);
      const owner: ModelObject | undefined = this.#index.find(reference.uid);
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
    if (this.#index.isHeld(reference.uid)) return;
    if (this.#owners.size >= MAX_WANTED) {
      this.#ignoredNames += Number(!this.#owners.has(reference.uid));
      return;
    }
    this.#owners.set(reference.uid, { namespace, reference, isOfSelected });
  }

  /** First from what shows that the label is passed on. */
  #ascendAll(): void {
    const seen = new Set<string>();
    const { labelled } = this.#index;
    for (const object of labelled) {
      if (isCustomResource(object)) continue;
      this.#ascend(object, seen, ({ metadata }) =>
        this.#labelledBelow.add(metadata.uid),
      );
    }
    for (const object of labelled.filter(isCustomResource)) {
      this.#ascend(object, seen);
    }
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
      const owner = this.#index.find(reference.uid);
      if (owner && !canOwn(owner, object)) return;
      if (!this.#index.isHeld(reference.uid)) {
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

function labelledApis(
  labelled: readonly ModelObject[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byOwner = new Map<string, Set<string>>();
  for (const resource of labelled.filter(isCustomResource)) {
    for (const { uid } of owningReferences(resource)) {
      const known = byOwner.get(uid);
      if (known) known.add(crdName(resource));
      else byOwner.set(uid, new Set([crdName(resource)]));
    }
  }
  return byOwner;
}

/**
 * Whether what is in no namespace says itself that it belongs to an object: anybody who
 * may write that could name it.
 */
function isClaimedBy(
  { metadata: { labels } }: ModelObject,
  { name, namespace }: CustomResource['metadata'],
): boolean {
  return (
    namespace === '' ||
    (labels[CLAIM_NAMESPACE] === namespace && labels[CLAIM_NAME] === name)
  );
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
