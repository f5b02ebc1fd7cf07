/** Name, URL, certificate authority and token of each cluster of a simulator's kubeconfig. */
export async function readClusters(kubeconfig) {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return config
    .getContexts()
    .filter(context => context.name === context.cluster)
    .map(context => {
      const { name, server, caData } = config.getCluster(context.cluster);
      return {
        name,
        url: server,
        ca: Buffer.from(caData, 'base64'),
        token: config.getUser(context.user).token,
      };
    });
}
