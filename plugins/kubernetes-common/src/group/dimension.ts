import { PodRow } from '../wire/podTypes';
import { ServicePod } from './ServicePod';
import { appVersion } from './version';

/**
 * Dimensions that don't depend on labels.
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
 * What pods can be grouped by: a built-in dimension, `label:KEY` or `annotation:KEY`.
 *
 * @public
 */
export type Dimension =
  | BuiltInDimension
  | `label:${string}`
  | `annotation:${string}`;

/**
 * The source of a dimension that comes from the pods' metadata.
 *
 * @public
 */
export interface DimensionKey {
  readonly source: 'label' | 'annotation';
  /** As in `metadata.labels` or `metadata.annotations`. */
  readonly key: string;
}

/**
 * Kubernetes 1.35 and later copies these node labels to pods, so nodes need not
 * be read.
 */
const REGION: DimensionKey = {
  source: 'label',
  key: 'topology.kubernetes.io/region',
};
const ZONE: DimensionKey = {
  source: 'label',
  key: 'topology.kubernetes.io/zone',
};

const SOURCES: readonly DimensionKey['source'][] = ['label', 'annotation'];

/**
 * Reads a dimension, such as `workload` or `label:team`; undefined for anything else.
 *
 * @public
 */
export function parseDimension(text: string): Dimension | undefined {
  const builtIn = BUILT_IN_DIMENSIONS.find(each => each === text);
  if (builtIn) return builtIn;
  const written = parseKey(text);
  return written && (`${written.source}:${written.key}` as const);
}

/**
 * The key of `label:KEY` and of `annotation:KEY`; undefined for a built-in dimension.
 *
 * @public
 */
export function dimensionKey(dimension: Dimension): DimensionKey | undefined {
  return parseKey(dimension);
}

function parseKey(text: string): DimensionKey | undefined {
  const source = SOURCES.find(each => text.startsWith(`${each}:`));
  const key = source && text.slice(source.length + 1);
  return key ? { source, key } : undefined;
}

/**
 * A pod's value in a dimension.
 *
 * @returns Undefined without a value, for example for a pod without a node or
 * without the label
 * @public
 */
export function dimensionValue(
  pod: ServicePod,
  dimension: Dimension,
): string | undefined {
  return dimensionReader(dimension)(pod);
}

/**
 * Reads the value of a dimension from many pods, see {@link dimensionValue}.
 *
 * @internal
 */
export function dimensionReader(
  dimension: Dimension,
): (pod: ServicePod) => string | undefined {
  switch (dimension) {
    case 'cluster':
      return pod => pod.cluster;
    case 'region':
      return pod => pod.region ?? metadataValue(pod.row, REGION);
    case 'zone':
      return pod => metadataValue(pod.row, ZONE);
    case 'workload':
      return ({ row: { workload } }) =>
        workload && `${workload.kind}/${workload.name}`;
    case 'namespace':
      return pod => pod.row.namespace;
    case 'node':
      return pod => pod.row.node;
    case 'version':
      return pod => appVersion(pod.row);
    case 'status':
      return pod => pod.row.state;
    default: {
      const written = dimensionKey(dimension);
      return pod => metadataValue(pod.row, written);
    }
  }
}

/**
 * The value of a pod's label or annotation; undefined without it.
 *
 * @public
 */
export function metadataValue(
  { labels, annotations = {} }: PodRow,
  written: DimensionKey | undefined,
): string | undefined {
  if (!written) return undefined;
  const { source, key } = written;
  const values = source === 'label' ? labels : annotations;
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
