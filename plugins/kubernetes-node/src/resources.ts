import type {
  ResourceGuide,
  ResourceTexts,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * The state of an object, as in kstatus and Argo CD.
 *
 * @public
 */
export type ResourceState = 'healthy' | 'progressing' | 'failing' | 'suspended';

/**
 * What is known about the health of an object.
 *
 * @public
 */
export interface ResourceVerdict {
  /** Null where it is unknown. */
  readonly state: ResourceState | null;
  /** What the controller, or the definition, says about it. */
  readonly message?: string;
}

/**
 * Expressions in CEL over `metadata`, `spec`, `status`, `kind`, `apiVersion` and `self`,
 * in the shape of Flux's `healthCheckExprs`.
 *
 * @remarks
 * The first that is true decides: `suspended`, `inProgress`, `failed`, `current`. An
 * expression that needs a field that is absent is not true. Where none is true,
 * `otherwise` decides.
 *
 * @public
 */
export interface CelHealth {
  readonly current?: string;
  readonly inProgress?: string;
  readonly failed?: string;
  readonly suspended?: string;
  /**
   * `progressing` as in Flux when absent; `conditions` lets the conditions decide, and
   * is progressing while these say nothing; `unknown` lets them decide, too, and gives no
   * state while they say nothing, for APIs whose controllers need not write a status.
   */
  readonly otherwise?: 'progressing' | 'conditions' | 'unknown';
  /** Gives a text; the message of the worst condition when absent. */
  readonly message?: string;
}

/**
 * Judges an object as the cluster returns it; null where it can't. It must not change the
 * object. If it throws, there is no verdict.
 *
 * @public
 */
export type JudgeResource = (object: unknown) => ResourceVerdict | null;

/**
 * A script in Lua, as Argo CD's `resource.customizations.health`: `obj` is the object,
 * and it returns a table with `status` and `message`.
 *
 * @public
 */
export interface LuaHealth {
  readonly lua: string;
}

/**
 * A column of a table, beside those that all custom resources have.
 *
 * @public
 */
export interface ResourceColumn {
  readonly title: string;
  /** `status.currentStepIndex`, `status.conditions[*].reason`. */
  readonly path: string;
  /** Text when absent. */
  readonly format?: 'text' | 'number' | 'date';
}

/**
 * Objects that another object refers to.
 *
 * @public
 */
export interface ResourceReference {
  /**
   * Path of a name, of an object with `name`, and `kind`, `apiVersion` and `namespace` if
   * it has them, or of a list of either: `spec.workloadRef`, `spec.secretName`.
   */
  readonly path: string;
  /** The kind, where the object does not name it. */
  readonly kind?: string;
  /** PLURAL.GROUP of a custom resource. */
  readonly definition?: string;
  /**
   * Path of a field that names another cluster, such as `spec.destination` or
   * `spec.kubeConfig`. Objects with that field refer to objects elsewhere, which are left out.
   */
  readonly cluster?: string;
  /**
   * The format of a text that is more than a name: parts joined by underscores, as
   * `namespace_name_group_kind` in Flux's inventories, or `host` for the host name of a
   * Service, such as `shop` or `shop.prod.svc.cluster.local`; other hosts refer to no object.
   */
  readonly id?: string;
  /** `Cluster` for objects without a namespace. When absent, they are in the namespace of the object, unless the reference names another. */
  readonly scope?: 'Cluster';
}

/**
 * How to read the objects of one API.
 *
 * @remarks
 * A path leads to a field of spec, status or metadata, with `[*]` for the items of a list:
 * `status.conditions[*].reason`. What a definition lists leaves the backend, without
 * credentials that can be recognized; nothing else does.
 *
 * @public
 */
export interface ResourceDefinition {
  /** `argoproj.io` */
  readonly group: string;
  /** `Rollout` */
  readonly kind: string;
  /** `rollouts` */
  readonly plural: string;
  /** How to judge their health; by their conditions when absent. */
  readonly health?: CelHealth | LuaHealth | JudgeResource;
  /** Paths of the fields that are sent to browsers. */
  readonly fields?: readonly string[];
  /** `printer` for the columns of the CustomResourceDefinition, which `kubectl get` shows. */
  readonly columns?: 'printer' | readonly ResourceColumn[];
  /**
   * How to find its pods where owner references don't lead to them: a label selector, in which
   * `{{metadata.name}}` stands for a field, or the path of a field with one.
   */
  readonly pods?:
    | { readonly selector: string }
    | { readonly selectorPath: string };
  /** Objects that belong to it without an owner reference. */
  readonly children?: readonly ResourceReference[];
  /** Objects that it refers to and that don't belong to it. */
  readonly targets?: readonly ResourceReference[];
  /**
   * What its objects can own by owner references, so that nothing else has to be read:
   * `workloads` for pods and Kubernetes' own workloads, and PLURAL.GROUP for custom resources.
   * When absent, workloads and the other APIs of the same project.
   */
  readonly owns?: readonly string[];
  /** The severity of each state. By default, a failing object is an error, one that is in progress for too long is a warning, and a suspended one is `info`. */
  readonly severity?: ResourceGuide['severity'];
  /** How long an object may be in progress before that is a problem: seconds, 30 min when absent, or the path of a time. */
  readonly progressDeadline?: number | string;
  /**
   * Its objects run once and end, as Jobs do: a failed one is no longer a problem once a later
   * one of the same owner is healthy, and the owner is, too. False when absent: objects that
   * exist side by side all count.
   */
  readonly runsToCompletion?: boolean;
  /** URL of the API's documentation, with https. */
  readonly docs?: string;
  /** Texts for a failing object. */
  readonly texts?: ResourceTexts;
}
