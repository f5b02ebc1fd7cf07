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
   * is progressing while these say nothing.
   */
  readonly otherwise?: 'progressing' | 'conditions';
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
 * How the objects of one API are understood.
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
  readonly health?: CelHealth | JudgeResource;
  /** The page of the API's documentation, with https. */
  readonly docs?: string;
}
