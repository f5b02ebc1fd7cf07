/**
 * A ConfigMap by its name.
 *
 * @public
 */
export interface ConfigMapName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * When a ConfigMap was written, by its metadata alone.
 *
 * @public
 */
export interface ConfigMapTime {
  /**
   * RFC 3339: the newest write by any manager that has data in it. Such a write may
   * have changed labels only. Before Kubernetes 1.25 one that only changes values of
   * the same keys leaves no time, so there can be newer ones.
   */
  readonly writtenAt: string;
  /** RFC 3339. */
  readonly createdAt?: string;
}

/**
 * Write times by {@link configMapKey}.
 *
 * @public
 */
export type ConfigMapTimes = ReadonlyMap<string, ConfigMapTime>;

/**
 * Key of {@link ConfigMapTimes}.
 *
 * @public
 */
export function configMapKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
