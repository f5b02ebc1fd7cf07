import { Condition, KubernetesObject } from './meta';

/**
 * A condition of a custom resource. Its `status` is empty where there is none:
 * an Argo CD Application lists what is wrong, and nothing else.
 *
 * @public
 */
export interface CustomResourceCondition extends Condition {
  /** The generation that it speaks of. */
  readonly observedGeneration?: number;
  /** `Info` and `Warning` are no failures; Knative and Cluster API write it. */
  readonly severity?: string;
}

/**
 * An object of an API that is not Kubernetes' own: what it is, and its
 * `status.conditions`. Its spec and the rest of its status have no place here,
 * as nobody knows what is secret in them.
 *
 * @public
 */
export interface CustomResource extends KubernetesObject<'CustomResource'> {
  readonly resource: {
    readonly group: string;
    readonly version: string;
    /** As its API calls one of them: `Rollout`. */
    readonly kind: string;
    /** As URLs call them: `rollouts`. Absent where nobody says so, as in what kubectl prints. */
    readonly plural?: string;
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly conditions: readonly CustomResourceCondition[];
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
