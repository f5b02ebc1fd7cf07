import { Entity } from '@backstage/catalog-model';
import { clusterProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { CA_DATA } from '../__testUtils__/caData';
import { CatalogClusterProvider } from './CatalogClusterProvider';
import { ClusterRegistry } from './ClusterRegistry';

const { signal } = new AbortController();

function clusterEntity(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'kubernetes.io/api-server': `https://${name}.example.com`,
        'kubernetes.io/api-server-certificate-authority': CA_DATA,
        'kubernetes.io/auth-provider': 'google',
        ...annotations,
      },
    },
    spec: { type: 'kubernetes-cluster', owner: 'platform' },
  };
}

function fromCatalog(
  entities: readonly Entity[],
  options: Partial<
    ConstructorParameters<typeof CatalogClusterProvider>[0]
  > = {},
) {
  const provider = new CatalogClusterProvider({
    getEntities: async () => entities,
    ...options,
  });
  return { provider };
}

describe('CatalogClusterProvider', () => {
  it.each(
    clusterProviderCases({
      create: () => fromCatalog([clusterEntity('one')]).provider,
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('reads what entities say, under the names that the auth providers know', async () => {
    const { provider } = fromCatalog([
      clusterEntity('one', {
        'kubernetes.io/auth-provider': 'aws',
        'kubernetes.io/aws-assume-role': 'arn:aws:iam::1:role/reader',
        'kubernetes.io/x-k8s-aws-id': 'eks-one',
        'kubernetes.io/dashboard-app': 'standard',
        'kubernetes.io/dashboard-url': 'https://dashboard.example.com',
        'kubernetes.io/skip-metrics-lookup': 'true',
        'example.com/else': 'x',
      }),
    ]);
    expect(await provider.getClusters({ signal })).toEqual([
      expect.objectContaining({
        name: 'one',
        url: 'https://one.example.com',
        authProvider: 'aws',
        authMetadata: expect.objectContaining({
          assumeRole: 'arn:aws:iam::1:role/reader',
          awsClusterId: 'eks-one',
        }),
        dashboard: { app: 'standard', url: 'https://dashboard.example.com' },
        tls: { caData: CA_DATA, skipVerify: false },
        skipMetricsLookup: true,
        describedBy: 'others',
        hostIsListed: false,
        publicAddressOnly: true,
        problem: undefined,
      }),
    ]);
  });

  it.each([
    'http://api.example.com',
    'https://127.0.0.1:6443',
    'https://169.254.169.254',
    'https://2130706433',
    'https://[::1]',
    'https://user:secret@api.example.com',
    'file:///etc/passwd',
    '',
  ])('shows the URL %p as misconfigured, and never asks it', async url => {
    const { provider } = fromCatalog([
      clusterEntity('bad', { 'kubernetes.io/api-server': url }),
      clusterEntity('good'),
    ]);
    const registry = new ClusterRegistry({ providers: [provider] });
    const { clusters } = await registry.getClusters(signal);
    expect(clusters).toMatchObject([
      { name: 'good', url: 'https://good.example.com', problem: undefined },
      {
        name: 'bad',
        url: 'https://misconfigured.invalid',
        problem: expect.any(String),
      },
    ]);
    expect(JSON.stringify(clusters)).not.toContain('secret');
  });

  it('shows a second entity of a name as nothing but a note for the operator', async () => {
    const { provider } = fromCatalog([
      clusterEntity('one', { 'kubernetes.io/api-server': 'nowhere' }),
      clusterEntity('one'),
    ]);
    const registry = new ClusterRegistry({ providers: [provider] });
    const known = await registry.getClusters(signal);
    expect(known.clusters).toMatchObject([{ name: 'one', problem: undefined }]);
    expect(known.operatorProblems).toEqual([
      { provider: 'catalog', message: expect.stringContaining("named 'one'") },
    ]);
  });

  it('goes to private addresses of hosts that the configuration trusts', async () => {
    const { provider } = fromCatalog(
      [
        clusterEntity('one', {
          'kubernetes.io/api-server': 'https://one.k8s.internal',
          'kubernetes.io/skip-tls-verify': 'true',
        }),
        clusterEntity('two', {
          'kubernetes.io/api-server': 'https://k8s.internal.example.com',
        }),
      ],
      {
        dangerouslyAllowClusterUrls: ['*.K8S.internal'],
        dangerouslyAllowSkipTLSVerify: true,
      },
    );
    expect(await provider.getClusters({ signal })).toMatchObject([
      {
        hostIsListed: true,
        publicAddressOnly: false,
        tls: { skipVerify: true },
      },
      { hostIsListed: false, publicAddressOnly: true },
    ]);
  });

  it('shows no link that is none', async () => {
    const { provider } = fromCatalog([
      clusterEntity('one', {
        'kubernetes.io/dashboard-url': 'data:text/html,hello',
        'kubernetes.io/dashboard-parameters': '{"broken',
      }),
    ]);
    const [{ dashboard, parameters }] = await provider.getClusters({ signal });
    expect([dashboard, parameters]).toEqual([undefined, undefined]);
  });
});
