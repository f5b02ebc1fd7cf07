/**
 * The watches of the index in a cluster, by path. Those of tabs and diagnoses select by label, or
 * are of other kinds.
 */
const PATHS = new Set([
  '/api/v1/pods',
  '/apis/apps/v1/daemonsets',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/batch/v1/cronjobs',
  '/apis/batch/v1/jobs',
]);

function indexWatches(cluster) {
  return cluster
    .watchUrls()
    .map(url => new URL(url, 'https://cluster'))
    .filter(({ searchParams }) => !searchParams.get('labelSelector'))
    .map(({ pathname }) => pathname)
    .filter(path => PATHS.has(path));
}

/** Whether the index watches each kind of the cluster once. */
export function isWatchedOnce(cluster) {
  const paths = indexWatches(cluster);
  return paths.length === PATHS.size && new Set(paths).size === PATHS.size;
}

/** Paths that more than one watch of an index is open of. */
export function watchedTwice(cluster) {
  const paths = indexWatches(cluster);
  return paths.filter((path, index) => paths.indexOf(path) !== index);
}
