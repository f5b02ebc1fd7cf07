import {
  ColumnValue,
  ConditionRow,
  CustomResourceState,
  FieldValue,
  NamedObject,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import type { ResourceRow } from './ClusterOwnership';

/**
 * A row of anything but a pod, in one cluster.
 *
 * @public
 */
export interface KubernetesObject {
  readonly cluster: string;
  /** Which parts it has depends on the kind. */
  readonly row: ResourceRow;
  /** Its cluster can't be read now; this is the last known state. */
  readonly isStale: boolean;
}

/**
 * The part of an object's type that its definition can list.
 *
 * @public
 */
export interface ResourceShape {
  readonly spec?: unknown;
  readonly status?: unknown;
}

/**
 * A type of which any part may be absent, because only what the definition
 * lists is sent.
 *
 * @public
 */
export type Listed<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
  ? readonly Listed<Item>[]
  : T extends object
  ? { readonly [Key in keyof T]?: Listed<T[Key]> }
  : T;

/**
 * A custom resource of the service in one cluster.
 *
 * @remarks
 * `T` is the shape of the whole object, e.g. `{ spec: RolloutSpec; status: RolloutStatus }`.
 * It is not checked.
 *
 * @public
 */
// With any, a component for a typed resource fits where the type is unknown.
export interface KubernetesResource<T extends ResourceShape = any> {
  readonly cluster: string;
  /** PLURAL.GROUP */
  readonly definition: string;
  readonly kind: string;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent where nothing tells. */
  readonly state?: CustomResourceState;
  /** Those that report a problem first. */
  readonly conditions: readonly ConditionRow[];
  /** The fields that its definition lists; empty without any. */
  readonly spec: Listed<NonNullable<T['spec']>>;
  /** The fields that its definition lists; empty without any. */
  readonly status: Listed<NonNullable<T['status']>>;
  /** The same by path: `status.conditions[*].reason`. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Paths of listed fields that it has, but that are too large to be sent; absent where there are none. */
  readonly omittedFields?: readonly string[];
  readonly columns: readonly ColumnValue[];
  /** What it owns directly; the first ones of many. */
  readonly owns: readonly NamedObject[];
  /** What its owner references name, its controller first; a definition is known only of those that are read. */
  readonly owners: readonly NamedObject[];
  /** What it points to. */
  readonly targets: readonly NamedObject[];
  /** Its pods, directly or through what it owns. */
  readonly pods: readonly ServicePod[];
  /** Its cluster can't be read now; this is the last known state. */
  readonly isStale: boolean;
}
