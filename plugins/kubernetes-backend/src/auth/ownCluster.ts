/** Names that every cluster's DNS resolves to its own API server. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
]);

/** As `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a URL leads to the cluster that Backstage runs in: by the address that
 * Kubernetes gives every pod, or by the name that every cluster's DNS has for it.
 */
export function isOwnCluster(
  clusterUrl: string,
  environment: Environment,
): boolean {
  const own = ownUrl(environment);
  if (own === undefined) return false;
  const { hostname, port, protocol } = new URL(clusterUrl);
  if (protocol !== 'https:') return false;
  return (
    (hostname === own.hostname && port === own.port) ||
    (OWN_NAMES.has(hostname) && port === '')
  );
}

/** The API server of the cluster that Backstage runs in; undefined outside of Kubernetes. */
export function ownUrl({
  KUBERNETES_SERVICE_HOST: host,
  KUBERNETES_SERVICE_PORT: port,
}: Environment): URL | undefined {
  if (!host || !port) return undefined;
  const url = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}
