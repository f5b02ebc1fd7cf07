/** Names one pod among all clusters. */
export interface PodAddress {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/** One string per pod, the same that the URL has. */
export function podKey(address: PodAddress): string {
  return `${address.cluster}/${address.namespace}/${address.name}`;
}

/** Cluster names may hold slashes (cloud resource names do), namespaces and pod names may not. */
export function parsePodKey(key: string): PodAddress | undefined {
  const match = /^(.+)\/([^/]+)\/([^/]+)$/.exec(key);
  if (!match) return undefined;
  const [, cluster, namespace, name] = match;
  return { cluster, namespace, name };
}
