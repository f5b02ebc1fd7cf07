import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';

/**
 * Describes to the operator what makes a cluster unusable; undefined when it is
 * usable. The URL itself is not quoted: it may contain a password.
 */
export function clusterProblem(cluster: ClusterDetails): string | undefined {
  return (
    urlProblem(cluster.url) ??
    authProblem(cluster.authProvider, cluster.authMetadata)
  );
}

function urlProblem(text: unknown): string | undefined {
  if (text === undefined || (typeof text === 'string' && text.trim() === '')) {
    return 'it has no url. If it comes from an environment variable, check that the variable is set';
  }
  if (typeof text !== 'string' || !URL.canParse(text)) {
    return 'its url is invalid. Use https://HOST:PORT, as shown by kubectl cluster-info';
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'its url must start with https://';
  }
  if (url.username || url.password) {
    return 'its url contains a user name or password; use an authProvider instead';
  }
  return url.search || url.hash
    ? 'its url must end after the path, without ? and #'
    : undefined;
}

function authProblem(
  authProvider: unknown,
  authMetadata: unknown,
): string | undefined {
  if (typeof authProvider !== 'string' || authProvider.trim() === '') {
    return 'it has no authProvider. If it comes from an environment variable, check that the variable is set';
  }
  if (typeof authMetadata !== 'object' || !authMetadata) {
    return 'it has no authMetadata, not even an empty one';
  }
  return Object.values(authMetadata).every(value => typeof value === 'string')
    ? undefined
    : 'its authMetadata contains something other than text';
}
