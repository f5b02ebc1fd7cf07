import { performance } from 'node:perf_hooks';

/** As many as Podlight opens to one cluster. */
const CONNECTIONS_PER_CLUSTER = 4;

/**
 * The floor: a bare program that lists a service's pods in all clusters at
 * once, over connections that are open already, and does nothing else.
 */
export async function createFloor(kubeconfig) {
  const [{ Agent }, { KubeConfig }] = await Promise.all([
    import('undici'),
    import('@kubernetes/client-node'),
  ]);
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const clusters = config
    .getContexts()
    .filter(context => context.name === context.cluster)
    .map(context => {
      const cluster = config.getCluster(context.cluster);
      const ca = Buffer.from(cluster.caData, 'base64');
      return {
        name: cluster.name,
        url: cluster.server,
        token: config.getUser(context.user).token,
        agent: new Agent({
          connect: { ca },
          connections: CONNECTIONS_PER_CLUSTER,
        }),
      };
    });
  const list = async ({ url, token, agent }, service) => {
    const selector = encodeURIComponent(
      `backstage.io/kubernetes-id=${service}`,
    );
    const { body } = await agent.request({
      origin: url,
      path: `/api/v1/pods?labelSelector=${selector}`,
      method: 'GET',
      headers: { authorization: `Bearer ${token}` },
    });
    return (await body.json()).items;
  };
  return {
    name: 'floor',

    async load(service) {
      const startedAt = performance.now();
      const lists = await Promise.all(
        clusters.map(cluster => list(cluster, service)),
      );
      const ms = performance.now() - startedAt;
      return { firstPodsMs: ms, allPodsMs: ms, pods: lists.flat().length };
    },

    /** Raw pods, with the cluster that they are in. */
    async pods(service) {
      const lists = await Promise.all(
        clusters.map(async cluster => ({
          cluster: cluster.name,
          pods: await list(cluster, service),
        })),
      );
      return lists.filter(({ pods }) => pods.length);
    },

    stop: () => Promise.all(clusters.map(({ agent }) => agent.destroy())),
  };
}
