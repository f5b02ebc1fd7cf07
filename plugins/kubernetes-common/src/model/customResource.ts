import { Condition, KubernetesObject } from './meta';

/**
 * A condition of a custom resource. Its `status` is empty if it has none: an
 * Argo CD Application lists only errors.
 *
 * @public
 */
export interface CustomResourceCondition extends Condition {
  /** The generation that it is about. */
  readonly observedGeneration?: number;
  /** `Info` and `Warning` are no failures; Knative and Cluster API write it. */
  readonly severity?: string;
}

/**
 * A field of the status that says in one word how an object is.
 *
 * @public
 */
export interface CustomResourcePhase {
  /** `phase`, or `health.status`. */
  readonly field: string;
  readonly word: string;
}

/**
 * A custom resource with its identity and what its status says about its
 * health. Its spec and the rest of its status are not kept, because they may contain secrets.
 *
 * @public
 */
export interface CustomResource extends KubernetesObject<'CustomResource'> {
  readonly resource: {
    readonly group: string;
    readonly version: string;
    /** As its API calls one of them: `Rollout`. */
    readonly kind: string;
    /** The plural in URLs: `rollouts`. Absent if unknown, as in kubectl's output. */
    readonly plural?: string;
  };
  /** What the definition of its API says; its conditions decide when absent. */
  readonly verdict?: {
    /** Null where the definition failed. */
    readonly state: 'healthy' | 'progressing' | 'failing' | 'suspended' | null;
    readonly message?: string;
  };
  /** The spec says that its controller is to leave it alone. */
  readonly isSuspended?: boolean;
  readonly status: {
    readonly observedGeneration?: number;
    readonly conditions: readonly CustomResourceCondition[];
    /** Conditions of its parts, such as the listeners of a Gateway. */
    readonly partConditions?: readonly CustomResourceCondition[];
    /** Its state in one word, such as `status.phase`. */
    readonly phases?: readonly CustomResourcePhase[];
    /** Why it failed, where it says so outside of conditions. */
    readonly error?: string;
  };
}

/**
 * The name of its CustomResourceDefinition, which is also what kubectl takes:
 * `rollouts.argoproj.io`.
 *
 * @public
 */
export function crdName({ resource }: CustomResource): string {
  const { group, kind, plural = kind.toLowerCase() } = resource;
  return `${plural}.${group}`;
}
