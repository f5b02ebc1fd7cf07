/**
 * Our narrow view of Kubernetes objects. Field names and nesting are those of
 * the Kubernetes API, so that evidence can quote a field path that anyone can
 * look up with `kubectl get -o json`. Lists are never absent. Fields that may
 * contain secrets (env values, data, last-applied) don't exist here.
 */

/** @public */
export interface OwnerReference {
  /** Several APIs can have the same kind. */
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller: boolean;
}

/** @public */
export interface ObjectMeta {
  readonly name: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Only known harmless ones; see `trimAnnotations`. */
  readonly annotations: Readonly<Record<string, string>>;
  /** RFC 3339, as served. */
  readonly creationTimestamp?: string;
  /** Time of the deletion request plus the grace period, when the object should be gone. */
  readonly deletionTimestamp?: string;
  readonly generation?: number;
  readonly finalizers: readonly string[];
  readonly ownerReferences: readonly OwnerReference[];
}

/** @public */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

/**
 * What every object of the model has.
 *
 * @public
 */
export interface KubernetesObject<TKind extends string = string> {
  readonly kind: TKind;
  readonly metadata: ObjectMeta;
}

/**
 * Names one object without its content.
 *
 * @public
 */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}
