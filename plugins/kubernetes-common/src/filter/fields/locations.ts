import { dimensionValue, ServicePod } from '../../group';
import { typedKeys } from '../typedKeys';

/**
 * Fields that take a list of values, such as `cluster:eu,us`. Together with
 * `status`, which has its own values, these are all built-in dimensions.
 *
 * @public
 */
export type ListField =
  | 'cluster'
  | 'region'
  | 'zone'
  | 'namespace'
  | 'workload'
  | 'node'
  | 'version';

/**
 * Where something other than a pod is.
 *
 * @public
 */
export interface FilterLocation {
  readonly cluster: string;
  readonly namespace: string;
  readonly workload?: { readonly kind: string; readonly name: string };
}

interface LocationField {
  /** What the values are compared with, besides the dimension's own value. */
  names?(pod: ServicePod): readonly (string | undefined)[];
  /** The same for a place; undefined where it has none. */
  at?(place: FilterLocation): readonly string[] | undefined;
}

/** All fields that say where a pod is. */
export const LOCATIONS: Readonly<Record<ListField, LocationField>> = {
  cluster: { at: ({ cluster }) => [cluster] },
  region: {},
  zone: {},
  namespace: { at: ({ namespace }) => [namespace] },
  workload: {
    // The dimension's value is `Kind/name`.
    names: ({ row }) => [row.workload?.name],
    at: ({ workload }) =>
      workload && [workload.name, `${workload.kind}/${workload.name}`],
  },
  node: {},
  version: {},
};

export const LIST_FIELDS = typedKeys(LOCATIONS);

export function locationNames(
  pod: ServicePod,
  field: ListField,
): readonly string[] {
  const names = LOCATIONS[field].names?.(pod) ?? [];
  return [dimensionValue(pod, field), ...names].filter(
    each => each !== undefined,
  );
}
