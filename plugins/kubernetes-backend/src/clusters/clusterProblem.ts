import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';

/**
 * What makes a cluster unusable, in words for its operator; undefined when it is
 * fine. The URL itself is not quoted: it may hold a password.
 */
export function clusterProblem(cluster: ClusterDetails): string | undefined {
  if (typeof cluster?.name !== 'string' || cluster.name === '') {
    return 'a cluster has no name';
  }
  if (typeof cluster.url !== 'string' || !URL.canParse(cluster.url)) {
    return `the url of cluster '${cluster.name}' is not a URL`;
  }
  const url = new URL(cluster.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `the url of cluster '${cluster.name}' must start with https://`;
  }
  if (url.username || url.password) {
    return `the url of cluster '${cluster.name}' holds a user name or password; put the credential under authProvider`;
  }
  if (url.search || url.hash) {
    return `the url of cluster '${cluster.name}' must end after the path`;
  }
  if (typeof cluster.authProvider !== 'string' || cluster.authProvider === '') {
    return `cluster '${cluster.name}' has no authProvider`;
  }
  if (typeof cluster.authMetadata !== 'object' || !cluster.authMetadata) {
    return `cluster '${cluster.name}' has no authMetadata, not even an empty one`;
  }
  return undefined;
}
