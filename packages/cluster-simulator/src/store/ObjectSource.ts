import { LabelRequirement } from '../kube/labelSelector';
import { KubernetesObject } from '../kube/object';

/** What of a kind is wanted; a source may return more than the labels ask for, never less. */
export interface Query {
  /** Qualified name of the resource: `pods`, `deployments.apps`. */
  readonly resource: string;
  readonly namespace?: string;
  readonly labels: readonly LabelRequirement[];
  /** Only objects whose key sorts after this one. */
  readonly after?: string;
}

/** One change of one object, in the order of revisions. */
export interface Change {
  readonly revision: number;
  readonly resource: string;
  readonly object: KubernetesObject;
  /** What it was before; absent for an addition. */
  readonly previous?: KubernetesObject;
  readonly deleted: boolean;
}

/** Where an API server finds its objects. */
export interface ObjectSource {
  /** The newest resource version. */
  revision(): number;
  /** Watches may start from this resource version or a newer one; anything older is gone. */
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

/** What objects of one resource are sorted and paged by, as in etcd. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
