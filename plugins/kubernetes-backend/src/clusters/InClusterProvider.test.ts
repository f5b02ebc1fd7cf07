import { clusterProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { InClusterProvider } from './InClusterProvider';

const POD = {
  KUBERNETES_SERVICE_HOST: '10.0.0.1',
  KUBERNETES_SERVICE_PORT: '443',
};

describe('InClusterProvider', () => {
  it.each(
    clusterProviderCases({
      create: () => new InClusterProvider({ environment: POD }),
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('is the cluster around the pod', async () => {
    const provider = new InClusterProvider({
      environment: { ...POD, KUBERNETES_SERVICE_HOST: 'fd00::1' },
      name: 'home',
    });
    expect(await provider.getClusters()).toMatchObject([
      {
        name: 'home',
        url: 'https://[fd00::1]',
        authProvider: 'serviceAccount',
        authMetadata: {
          serviceAccountTokenFile: expect.stringContaining('serviceaccount'),
        },
      },
    ]);
  });

  it('has a name where none is configured, and trusts the authority of its cluster', async () => {
    const [cluster] = await new InClusterProvider({
      environment: POD,
      title: 'Home',
      region: 'eu',
    }).getClusters();
    expect(cluster).toMatchObject({
      ...{ name: 'in-cluster', title: 'Home', region: 'eu' },
      tls: {
        caFile: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
      },
    });
  });

  it('reports a missing cluster', async () => {
    const provider = new InClusterProvider({ environment: {} });
    await expect(provider.getClusters()).rejects.toThrow(
      "doesn't run in a Kubernetes pod",
    );
  });
});
