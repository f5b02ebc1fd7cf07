import { PodRow } from '../wire/types';
import { ServicePod } from './ServicePod';
import { versionOf } from './version';

/**
 * What every pod can be grouped by, whatever its labels are.
 *
 * @public
 */
export const BUILT_IN_DIMENSIONS = [
  'cluster',
  'region',
  'zone',
  'workload',
  'namespace',
  'node',
  'version',
  'status',
] as const;

/** @public */
export type BuiltInDimension = (typeof BUILT_IN_DIMENSIONS)[number];

/**
 * What pods can be grouped by: a built-in dimension, or `label:KEY`.
 *
 * @public
 */
export type Dimension = BuiltInDimension | `label:${string}`;

/**
 * Kubernetes 1.35 and later writes where a node stands on the pods that it runs,
 * so that nobody has to read nodes to know it.
 */
const REGION_LABEL = 'topology.kubernetes.io/region';
const ZONE_LABEL = 'topology.kubernetes.io/zone';

const LABEL_PREFIX = 'label:';

/**
 * Reads a dimension, such as `workload` or `label:team`; undefined for anything else.
 *
 * @public
 */
export function parseDimension(text: string): Dimension | undefined {
  const builtIn = BUILT_IN_DIMENSIONS.find(each => each === text);
  if (builtIn) return builtIn;
  const key = text.slice(LABEL_PREFIX.length);
  return text.startsWith(LABEL_PREFIX) && key ? `label:${key}` : undefined;
}

/**
 * The label key of `label:KEY`; undefined for a built-in dimension.
 *
 * @public
 */
export function labelKeyOf(dimension: Dimension): string | undefined {
  return dimension.startsWith(LABEL_PREFIX)
    ? dimension.slice(LABEL_PREFIX.length)
    : undefined;
}

/**
 * Where a pod stands in a dimension.
 *
 * @returns Undefined when it stands nowhere: a pod without a node is not
 * scheduled, one without the label does not have it
 * @public
 */
export function dimensionValue(
  pod: ServicePod,
  dimension: Dimension,
): string | undefined {
  const { row } = pod;
  switch (dimension) {
    case 'cluster':
      return pod.cluster;
    case 'region':
      return pod.region ?? labelOf(row, REGION_LABEL);
    case 'zone':
      return labelOf(row, ZONE_LABEL);
    case 'workload':
      return row.workload && `${row.workload.kind}/${row.workload.name}`;
    case 'namespace':
      return row.namespace;
    case 'node':
      return row.node;
    case 'version':
      return versionOf(row);
    case 'status':
      return row.state;
    default:
      return labelOf(row, labelKeyOf(dimension) ?? '');
  }
}

function labelOf({ labels }: PodRow, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
