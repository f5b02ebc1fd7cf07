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
 * A custom resource with its identity and `status.conditions`. Its spec and the
 * rest of its status are not kept, because they may contain secrets.
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
