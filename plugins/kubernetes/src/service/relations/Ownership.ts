import {
  LocalObjectRef,
  NamedObject,
  resourceKey,
} from '@podlight/backstage-plugin-kubernetes-common';
import { objectAddress, ObjectView } from '../objectViews';

/** More levels than any operator has. Also ends loops. */
const MAX_DEPTH = 9;

/** What owns what among the objects of one cluster. */
export class Ownership {
  /** PLURAL.GROUP of custom resources, by address. */
  readonly #definitions = new Map<string, string>();
  readonly #parents = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(objects: readonly ObjectView[]) {
    for (const { row } of objects) {
      this.#known.add(relationId(resourceKey(row), row));
      const definition = row.customResource?.definition;
      if (definition) this.#definitions.set(objectAddress(row), definition);
    }
    for (const { row } of objects) {
      const { namespace, owner, customResource } = row;
      const id = relationId(resourceKey(row), row);
      if (owner) this.#parents.set(id, this.#idOfOwner(owner, namespace));
      for (const child of customResource?.owns ?? []) {
        const childId = this.#idOfChild(child, namespace);
        if (!this.#parents.has(childId)) this.#parents.set(childId, id);
      }
    }
  }

  /**
   * The name of its kind. A custom resource takes precedence over a kind of
   * Kubernetes, whose Service owns nothing.
   */
  findResource(
    object: LocalObjectRef & { readonly namespace: string },
  ): string {
    return this.#definitions.get(objectAddress(object)) ?? object.kind;
  }

  toId(object: LocalObjectRef & { readonly namespace: string }): string {
    return relationId(this.findResource(object), object);
  }

  /** Its API where that is known: two of them can have the kind, and an object of the name. */
  #idOfOwner({ definition, kind, name }: NamedObject, namespace: string) {
    return definition === undefined
      ? this.toId({ kind, name, namespace })
      : relationId(definition, { namespace, name });
  }

  /** Whether what a custom resource owns is among the objects of the service. */
  isRead(child: NamedObject, namespace: string): boolean {
    return this.#known.has(this.#idOfChild(child, namespace));
  }

  /** How many objects are above it. */
  depth(id: string): number {
    return this.#climb(id).depth;
  }

  /** The object at the top, to which its pods belong. */
  top(id: string): string {
    return this.#climb(id).top;
  }

  #climb(id: string): { readonly top: string; readonly depth: number } {
    let top = id;
    let depth = 0;
    for (; depth < MAX_DEPTH; depth += 1) {
      const parent = this.#parents.get(top);
      if (parent === undefined) break;
      top = parent;
    }
    return { top, depth };
  }

  #idOfChild(child: NamedObject, namespace: string): string {
    return relationId(child.definition ?? child.kind, {
      namespace: child.namespace ?? namespace,
      name: child.name,
    });
  }
}

/** @param resource - a kind of Kubernetes, or PLURAL.GROUP */
export function relationId(
  resource: string,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string {
  return `${resource} ${namespace}/${name}`;
}
