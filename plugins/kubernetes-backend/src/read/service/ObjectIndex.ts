import {
  ClusterObjects,
  crdName,
  CustomResource,
  ModelKind,
  ModelObject,
  NamedObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../util/append';
import { isOwnedKind, OWNED_KINDS } from './referencedTypes';
import { canOwn, owningReferences } from './ownerReferences';

type Objects = ClusterObjects['objects'];

/** Kinds of what a custom resource may own. */
export const CANDIDATE_KINDS: readonly ModelKind[] = [
  ...OWNED_KINDS,
  'CustomResource',
];

/** Objects by the reason for which they were read. */
export interface IndexedObjects {
  /** Have the label. */
  readonly labelled: Objects;
  /** Match a selector, or are in a namespace, so they may be another service's. */
  readonly held: readonly Objects[];
  /** Were read by their names. */
  readonly named: Objects;
}

/** An object, and whether it is read without its name. */
export interface Found {
  readonly object: ModelObject;
  readonly isHeld: boolean;
}

/** Finds objects by owner, uid and name, each in constant time. */
export class ObjectIndex {
  /** Have the label. */
  readonly labelled: readonly ModelObject[];
  readonly #objects: IndexedObjects;
  readonly #controlled = new Map<string, ModelObject[]>();
  /** By owners that are not their controllers, of objects that have none. */
  readonly #dependent = new Map<string, ModelObject[]>();
  /** Without pods, which own nothing. */
  readonly #byUid = new Map<string, ModelObject>();
  readonly #heldUids = new Set<string>();
  #byName: ReadonlyMap<string, Found> | undefined;
  #pods: ReadonlyMap<string, readonly Pod[]> | undefined;

  constructor(objects: IndexedObjects) {
    this.#objects = objects;
    this.labelled = Object.values(objects.labelled).flat();
    for (const object of this.labelled) this.#addOwner(object, true);
    for (const object of objects.held.flatMap(candidatesIn)) {
      this.#addCandidate(object, true);
    }
    for (const object of candidatesIn(objects.named)) {
      this.#addCandidate(object, false);
    }
  }

  /** An object that may own others. */
  find(uid: string): ModelObject | undefined {
    return this.#byUid.get(uid);
  }

  /** Whether it is read without its name. */
  isHeld(uid: string): boolean {
    return this.#heldUids.has(uid);
  }

  /** Objects without the label that it owns; without its controlling them only where it is a custom resource. */
  ownedBy(owner: ModelObject): readonly ModelObject[] {
    const { uid } = owner.metadata;
    if (uid === '') return [];
    const controlled = this.#controlled.get(uid) ?? [];
    const dependent = isCustomResource(owner)
      ? this.#dependent.get(uid) ?? []
      : [];
    return [...controlled, ...dependent].filter(object =>
      canOwn(owner, object),
    );
  }

  findByName(
    namespace: string,
    { definition, kind, name }: NamedObject,
  ): Found | undefined {
    if (definition === undefined && !isOwnedKind(kind)) return undefined;
    this.#byName ??= this.#indexNames();
    return this.#byName.get(`${definition ?? kind} ${namespace}/${name}`);
  }

  /** Without the label. */
  podsIn(namespace: string): readonly Pod[] {
    this.#pods ??= this.#indexPods();
    return this.#pods.get(namespace) ?? [];
  }

  #addOwner(object: ModelObject, isHeld: boolean): void {
    const { uid } = object.metadata;
    if (uid === '' || object.kind === 'Pod') return;
    if (!this.#byUid.has(uid)) this.#byUid.set(uid, object);
    if (isHeld) this.#heldUids.add(uid);
  }

  #addCandidate(object: ModelObject, isHeld: boolean): void {
    this.#addOwner(object, isHeld);
    for (const { controller, uid } of owningReferences(object)) {
      append(controller ? this.#controlled : this.#dependent, uid, object);
    }
  }

  #indexNames(): ReadonlyMap<string, Found> {
    const { held, labelled, named } = this.#objects;
    const names = new Map<string, Found>();
    for (const object of candidatesIn(named)) {
      names.set(objectKey(object), { object, isHeld: false });
    }
    for (const object of [...held, labelled].flatMap(candidatesIn)) {
      names.set(objectKey(object), { object, isHeld: true });
    }
    return names;
  }

  #indexPods(): ReadonlyMap<string, readonly Pod[]> {
    const byNamespace = new Map<string, Pod[]>();
    for (const pod of this.#objects.held.flatMap(
      ({ Pod: pods }) => pods ?? [],
    )) {
      append(byNamespace, pod.metadata.namespace, pod);
    }
    return byNamespace;
  }
}

export function isCustomResource(
  object: ModelObject,
): object is CustomResource {
  return object.kind === 'CustomResource';
}

/** PLURAL.GROUP of custom resources, as several APIs have the same kind. */
export function objectKey(object: ModelObject): string {
  const { namespace, name } = object.metadata;
  const resource = isCustomResource(object) ? crdName(object) : object.kind;
  return `${resource} ${namespace}/${name}`;
}

function candidatesIn(objects: Objects): readonly ModelObject[] {
  return CANDIDATE_KINDS.flatMap<ModelObject>(kind => objects[kind] ?? []);
}
