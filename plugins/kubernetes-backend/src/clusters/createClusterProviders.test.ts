import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterLocatorMethod, ConfiguredCluster } from '../config';
import {
  ClusterProviderServices,
  createClusterProviders,
} from './createClusterProviders';

const { signal } = new AbortController();

const create = (...methods: ClusterLocatorMethod[]) =>
  createClusterProviders(methods, {} as ClusterProviderServices);

async function configured(
  cluster: Partial<ConfiguredCluster>,
): Promise<ClusterDetails> {
  const clusters = [{ name: 'eu', url: 'https://eu', ...cluster }];
  const [provider] = create({
    type: 'config',
    clusters: clusters as readonly ConfiguredCluster[],
  });
  const [details] = await provider.getClusters({ signal });
  return details;
}

describe('createClusterProviders', () => {
  it('creates a provider per method, in their order', () => {
    const ids = create(
      { type: 'localKubectlProxy' },
      { type: 'unusable', id: 'gke', problem: 'no project' },
      { type: 'inCluster' },
      { type: 'config', clusters: [] },
    ).map(({ id }) => id);
    expect(ids).toEqual(['localKubectlProxy', 'gke', 'inCluster', 'config']);
  });

  it('rejects with the problem of an unusable method', async () => {
    const [provider] = create({ type: 'unusable', id: 'x', problem: 'no way' });
    await expect(provider.getClusters({ signal })).rejects.toThrow('no way');
  });

  it('gives a misconfigured cluster no URL and no credential', async () => {
    const [provider] = create({
      type: 'config',
      clusters: [{ name: 'eu', problem: 'no url' }],
    });
    expect(await provider.getClusters({ signal })).toEqual([
      {
        name: 'eu',
        problem: 'no url',
        url: '',
        authProvider: '',
        authMetadata: {},
      },
    ]);
  });

  it('uses a service account unless the cluster names another auth provider', async () => {
    expect((await configured({})).authProvider).toBe('serviceAccount');
    expect((await configured({ authProvider: 'aws' })).authProvider).toBe(
      'aws',
    );
    const authMetadata = { 'kubernetes.io/auth-provider': 'oidc' };
    expect((await configured({ authMetadata })).authProvider).toBe('oidc');
    const both = await configured({ authProvider: 'aws', authMetadata });
    expect(both.authProvider).toBe('aws');
  });

  it('passes credentials on as metadata of the auth provider, and TLS settings apart', async () => {
    const details = await configured({
      serviceAccountToken: 'token',
      clientKeyFile: '/key',
      authMetadata: { own: 'x' },
      caData: 'ca',
      tlsServerName: 'api',
    });
    expect(details.authMetadata).toEqual({
      own: 'x',
      serviceAccountToken: 'token',
      clientKeyFile: '/key',
    });
    expect(details.tls).toMatchObject({ caData: 'ca', serverName: 'api' });
  });

  it('confuses none of the credentials and TLS settings', async () => {
    const credentials = {
      serviceAccountToken: 'a',
      serviceAccountTokenFile: 'b',
      oidcTokenProvider: 'c',
      assumeRole: 'd',
      externalId: 'e',
      clientCertificateData: 'f',
      clientCertificateFile: 'g',
      clientKeyData: 'h',
      clientKeyFile: 'i',
    };
    const { authMetadata, tls } = await configured({
      ...credentials,
      authMetadata: { 'kubernetes.io/aws-assume-role': 'annotated' },
      caData: 'j',
      caFile: 'k',
      tlsServerName: 'l',
      skipTLSVerify: true,
    });
    expect(authMetadata).toEqual(credentials);
    expect(tls).toEqual({
      caData: 'j',
      caFile: 'k',
      serverName: 'l',
      skipVerify: true,
    });
  });

  it('reads kubectl proxy at its default address, without a credential', async () => {
    const [provider] = create({ type: 'localKubectlProxy' });
    expect(await provider.getClusters({ signal })).toMatchObject([
      { name: 'local', url: 'http://localhost:8001', authMetadata: {} },
    ]);
  });
});
