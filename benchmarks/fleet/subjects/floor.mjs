import { performance } from 'node:perf_hooks';
import { readClusters } from '../kubeconfig.mjs';

/** As many as Podlight opens to one cluster. */
const CONNECTIONS_PER_CLUSTER = 4;

/** A faulty cluster may hang; pods to change come from another one then. */
const GIVE_UP_MS = 2_000;

const LISTS = [
  'api/v1/pods',
  'api/v1/services',
  'api/v1/persistentvolumeclaims',
  'apis/apps/v1/deployments',
  'apis/apps/v1/replicasets',
  'apis/apps/v1/statefulsets',
  'apis/apps/v1/daemonsets',
  'apis/batch/v1/jobs',
  'apis/batch/v1/cronjobs',
  'apis/autoscaling/v2/horizontalpodautoscalers',
  'apis/networking.k8s.io/v1/ingresses',
];

/**
 * The floor: a bare program that lists a service's pods in all clusters at
 * once, over connections that are open already, and does nothing else.
 *
 * @param tokenOf - by the cluster's name; the kubeconfig's own when absent
 */
export async function createFloor(kubeconfig, tokenOf) {
  const { Agent } = await import('undici');
  const clusters = (await readClusters(kubeconfig)).map(
    ({ ca, name, token, url }) => ({
      name,
      url,
      token: () => tokenOf?.(name) ?? token,
      agent: new Agent({
        connect: { ca },
        connections: CONNECTIONS_PER_CLUSTER,
      }),
    }),
  );
  const read = async ({ url, token, agent }, path, service, signal) => {
    const selector = encodeURIComponent(
      `backstage.io/kubernetes-id=${service}`,
    );
    const { body, statusCode } = await agent.request({
      origin: url,
      path: `/${path}?labelSelector=${selector}`,
      method: 'GET',
      headers: { authorization: `Bearer ${token()}` },
      signal,
    });
    const answer = await body.json();
    if (statusCode !== 200)
      throw new Error(`${path} answered ${statusCode}: ${answer.message}`);
    return answer;
  };
  const listPods = async (cluster, service, signal) =>
    (await read(cluster, 'api/v1/pods', service, signal)).items;
  return {
    name: 'floor',

    async load(service) {
      const startedAt = performance.now();
      const lists = await Promise.all(
        clusters.map(cluster => listPods(cluster, service)),
      );
      const ms = performance.now() - startedAt;
      return { firstPodsMs: ms, allPodsMs: ms, pods: lists.flat().length };
    },

    /** Raw pods, with the cluster that they are in; clusters that do not answer are left out. */
    async pods(service) {
      const places = await Promise.all(
        clusters.map(async cluster => ({
          cluster: cluster.name,
          pods: await listPods(
            cluster,
            service,
            AbortSignal.timeout(GIVE_UP_MS),
          ).catch(() => []),
        })),
      );
      return places.filter(({ pods }) => pods.length);
    },

    /** Every kind, as the API servers list it. */
    lists: service =>
      Promise.all(
        clusters.map(async cluster => ({
          cluster: cluster.name,
          lists: await Promise.all(
            LISTS.map(path => read(cluster, path, service)),
          ),
        })),
      ),

    stop: () => Promise.all(clusters.map(({ agent }) => agent.destroy())),
  };
}
