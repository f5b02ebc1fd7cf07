import { LabelRequirement } from '../kube/labelSelector';
import { KubernetesObject } from '../kube/object';

/**
 * Which objects of a resource are wanted. A source may return more than the labels select, never less.
 *
 * @public
 */
export interface Query {
  /** Qualified name of the resource: `pods`, `deployments.apps`. */
  readonly resource: string;
  readonly namespace?: string;
  readonly labels: readonly LabelRequirement[];
  /** Only objects whose key sorts after this one. */
  readonly after?: string;
}

/**
 * One change of one object, in the order of revisions.
 *
 * @public
 */
export interface Change {
  readonly revision: number;
  readonly resource: string;
  readonly object: KubernetesObject;
  /** The previous object; absent for an addition. */
  readonly previous?: KubernetesObject;
  readonly deleted: boolean;
}

/**
 * Where a server finds its objects.
 *
 * @public
 */
export interface ObjectSource {
  /** The newest resource version. */
  revision(): number;
  /** The oldest resource version that watches may start from. */
  oldestRevision(): number;
  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined;
  /** In the order of their keys. */
  query(query: Query): Iterable<KubernetesObject>;
  changesAfter(revision: number): Iterable<Change>;
  subscribe(listener: (change: Change) => void): () => void;
}

/**
 * A source to which objects can be added.
 *
 * @public
 */
export interface WritableObjectSource extends ObjectSource {
  /** Adds or replaces an object and returns it as stored. */
  put(resource: string, object: KubernetesObject): KubernetesObject;
  /** Returns whether there was such an object. */
  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): boolean;
  /** Forgets all changes. */
  compact(): void;
}

/**
 * The key by which objects of one resource are sorted and paged, as in etcd.
 *
 * @public
 */
export function objectKey(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
