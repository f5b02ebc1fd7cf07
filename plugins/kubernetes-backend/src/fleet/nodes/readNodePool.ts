import { readField } from '../../util/readField';

/** Where the providers of Kubernetes, and Karpenter, name the pool of a node. */
export const POOL_LABELS: readonly string[] = [
  'cloud.google.com/gke-nodepool',
  'eks.amazonaws.com/nodegroup',
  'kubernetes.azure.com/agentpool',
  'karpenter.sh/nodepool',
];

/** Of a label's value, and of the name of an object; a cluster that keeps to the API sends no longer one. */
const MAX_POOL = 63;
const MAX_NODE = 253;

/** A node, and the pool that it is in; an empty one for none. */
export type NodeAndPool = readonly [node: string, pool: string];

/**
 * Reads a node as the API serves it, whole or its metadata alone; undefined for any other JSON.
 *
 * @param labels - the first that a node has names its pool
 */
export function readNodePool(
  raw: unknown,
  labels: readonly string[],
): NodeAndPool | undefined {
  const metadata = readField(raw, 'metadata');
  const name = readField(metadata, 'name');
  if (typeof name !== 'string' || name === '' || name.length > MAX_NODE) {
    return undefined;
  }
  const own = readField(metadata, 'labels');
  for (const label of labels) {
    const value = readField(own, label);
    if (typeof value === 'string' && value !== '') {
      return [name, value.slice(0, MAX_POOL)];
    }
  }
  return [name, ''];
}
