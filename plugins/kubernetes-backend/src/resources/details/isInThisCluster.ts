import { isFields } from '../../scrub';
import { findValue } from '../paths/findValues';
import { FieldPath } from '../paths/parsePath';

/** What Argo CD calls the cluster in which it runs. */
const THIS_CLUSTER =
  /^(?:|in-cluster|https:\/\/kubernetes\.default\.svc(?:\.cluster\.local)?(?::443)?\/?)$/;

/** What a destination says besides its cluster. */
const NO_CLUSTER: ReadonlySet<string> = new Set(['namespace']);

/** Whether an object names no other cluster at a path. */
export function isInThisCluster(raw: unknown, path: FieldPath): boolean {
  const cluster = findValue(raw, path);
  if (cluster === undefined || cluster === null) return true;
  if (!isFields(cluster)) return isThis(cluster);
  return Object.entries(cluster).every(
    ([key, value]) => NO_CLUSTER.has(key) || isThis(value),
  );
}

function isThis(value: unknown): boolean {
  return typeof value === 'string' && THIS_CLUSTER.test(value);
}
