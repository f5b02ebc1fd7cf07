import type {
  ResourceGuide,
  ResourceTexts,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * The state of an object, as kstatus and Argo CD tell them apart.
 *
 * @public
 */
export type ResourceState = 'healthy' | 'progressing' | 'failing' | 'suspended';

/**
 * What is known of an object.
 *
 * @public
 */
export interface ResourceVerdict {
  /** Null where nothing says. */
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
 * Judges an object as the cluster returns it; null where it cannot tell. It must not
 * change the object, and an exception is no verdict.
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
 * Objects that an object names.
 *
 * @public
 */
export interface ResourceReference {
  /**
   * Path of a name, of an object with `name`, and `kind`, `apiVersion` and `namespace` if
   * it has them, or of a list of either: `spec.workloadRef`, `spec.secretName`.
   */
  readonly path: string;
  /** Where the object does not say it. */
  readonly kind?: string;
  /** PLURAL.GROUP of a custom resource. */
  readonly definition?: string;
  /**
   * Path of what names another cluster, such as `spec.destination` or `spec.kubeConfig`:
   * then the objects are not in this one, and are left out.
   */
  readonly cluster?: string;
  /**
   * What a text says, joined by underscores, where it is more than a name:
   * `namespace_name_group_kind`, as in the inventories of Flux. `host` for the host of a
   * Service: `shop`, or `shop.prod.svc.cluster.local`; other hosts name no object.
   */
  readonly id?: string;
  /** `Cluster`: the objects are in no namespace; in that of the object when absent, unless they say theirs. */
  readonly scope?: 'Cluster';
}

/**
 * How the objects of one API are understood.
 *
 * @remarks
 * A path names a field of spec, status or metadata, with `[*]` for the items of a list:
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
  /** By its conditions alone when absent. */
  readonly health?: CelHealth | LuaHealth | JudgeResource;
  /** Paths of what is sent. */
  readonly fields?: readonly string[];
  /** `printer`: as the CustomResourceDefinition says, and `kubectl get` shows. */
  readonly columns?: 'printer' | readonly ResourceColumn[];
  /**
   * Where owner references do not lead to its pods: a label selector, in which
   * `{{metadata.name}}` stands for a field, or the path of one.
   */
  readonly pods?:
    | { readonly selector: string }
    | { readonly selectorPath: string };
  /** What belongs to it, where owner references don't say so. */
  readonly children?: readonly ResourceReference[];
  /** What it points to. */
  readonly targets?: readonly ResourceReference[];
  /**
   * What its objects can own by owner references, so that nothing else is read to find it:
   * `workloads` for pods and Kubernetes' own workloads, and PLURAL.GROUP of custom
   * resources. When absent, workloads and the other APIs of the same project.
   */
  readonly owns?: readonly string[];
  /** By state: a failing object is an error, one that is in progress for too long a warning, and a suspended one `info` when absent. */
  readonly severity?: ResourceGuide['severity'];
  /** How long an object may be in progress before that is a problem: seconds, 30 min when absent, or the path of a time. */
  readonly progressDeadline?: number | string;
  /**
   * Its objects run once and end, as Jobs do: one that failed is no problem any more once a later one
   * of the same owner is healthy, and the owner is, too. False when absent: objects that exist
   * side by side are all of the present.
   */
  readonly runsToCompletion?: boolean;
  /** The page of the API's documentation, with https. */
  readonly docs?: string;
  /** Words for a failing object. */
  readonly texts?: ResourceTexts;
}
