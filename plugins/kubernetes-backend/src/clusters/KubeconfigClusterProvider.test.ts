import { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { KubeconfigClusterProvider } from './KubeconfigClusterProvider';
import { KUBECONFIG_METADATA, KubeconfigStore } from './KubeconfigStore';

const CONFIG = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [
    {
      name: 'eu-cluster',
      cluster: {
        server: 'https://eu:6443',
        'certificate-authority-data': 'Q0E=',
        'tls-server-name': 'kubernetes.eu',
        'insecure-skip-tls-verify': false,
      },
    },
    {
      name: 'us-cluster',
      cluster: { server: 'https://us:6443', 'insecure-skip-tls-verify': true },
    },
  ],
  users: [{ name: 'me', user: { token: 'x' } }],
  contexts: [
    { name: 'eu', context: { cluster: 'eu-cluster', user: 'me' } },
    { name: 'us', context: { cluster: 'us-cluster', user: 'me' } },
    { name: 'broken', context: { cluster: 'none', user: 'nobody' } },
    { name: 'userless', context: { cluster: 'us-cluster', user: 'nobody' } },
  ],
};

async function clustersOf(
  options: {
    readonly path?: string;
    readonly contexts?: readonly string[];
  } = {},
) {
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromString(stringify(CONFIG));
  const load = jest.fn(async () => kubeconfig);
  const store = { load } as unknown as KubeconfigStore;
  const clusters = await new KubeconfigClusterProvider({
    store,
    ...options,
  }).getClusters();
  return { clusters, load };
}

it('makes each context a cluster of that name, with what its TLS needs', async () => {
  const { clusters, load } = await clustersOf({ contexts: ['eu', 'us'] });
  expect(clusters).toEqual([
    {
      name: 'eu',
      url: 'https://eu:6443',
      connect: { type: 'kubectl', context: 'eu' },
      authProvider: 'kubeconfig',
      authMetadata: { [KUBECONFIG_METADATA.context]: 'eu' },
      tls: {
        caData: 'Q0E=',
        caFile: undefined,
        serverName: 'kubernetes.eu',
        skipVerify: false,
      },
    },
    expect.objectContaining({
      name: 'us',
      tls: expect.objectContaining({ skipVerify: true, caData: undefined }),
    }),
  ]);
  expect(load).toHaveBeenCalledWith(undefined);
});

it('tells the auth provider which file it is from', async () => {
  const { clusters, load } = await clustersOf({ path: '/a:/b' });
  expect(load).toHaveBeenCalledWith('/a:/b');
  expect(clusters[1].authMetadata).toEqual({
    [KUBECONFIG_METADATA.context]: 'us',
    [KUBECONFIG_METADATA.path]: '/a:/b',
  });
});

it('takes the contexts that match, in the order of the file', async () => {
  const names = async (...contexts: string[]) =>
    (await clustersOf({ contexts })).clusters.map(({ name }) => name);
  expect(await names('u*', 'eu')).toEqual(['eu', 'us', 'userless']);
  expect((await clustersOf()).clusters).toHaveLength(4);
});

it('says what a context names that is not there, and keeps the others', async () => {
  const { clusters } = await clustersOf();
  expect(clusters.map(({ problem }) => problem)).toEqual([
    undefined,
    undefined,
    expect.stringMatching(/the cluster 'none' and the user 'nobody'/),
    expect.stringMatching(/names the user 'nobody'/),
  ]);
});

it('says which contexts there are where none matches', async () => {
  await expect(clustersOf({ contexts: ['ap', 'x*'] })).rejects.toThrow(
    /no context that matches ap, x\*.*has: eu, us, broken, userless$/,
  );
});
