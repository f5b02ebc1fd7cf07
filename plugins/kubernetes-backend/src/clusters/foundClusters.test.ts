import { Entity } from '@backstage/catalog-model';
import { clusterProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { CA_DATA } from '../__testUtils__/caData';
import { CatalogClusterProvider } from './CatalogClusterProvider';
import { GkeClusterProvider } from './GkeClusterProvider';
import { ClusterRegistry } from './ClusterRegistry';
import { InClusterProvider } from './InClusterProvider';

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

const GKE_ANSWER = {
  clusters: [
    {
      name: 'shop',
      location: 'europe-west1',
      endpoint: '34.1.2.3',
      resourceLabels: { environment: 'production' },
      masterAuth: { clusterCaCertificate: CA_DATA },
      controlPlaneEndpointsConfig: {
        dnsEndpointConfig: { endpoint: 'gke-1.europe-west1.gke.goog' },
      },
    },
    { name: 'trial', location: 'us-east1', endpoint: '34.1.2.4' },
    { name: 'being-made', location: 'us-east1' },
  ],
};

function fromGke(
  options: Partial<ConstructorParameters<typeof GkeClusterProvider>[0]> = {},
  answer: () => Response = () => Response.json(GKE_ANSWER),
) {
  const requests: Request[] = [];
  const provider = new GkeClusterProvider({
    projectId: 'my-project',
    getToken: async () => ({ token: 'google-token' }),
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      return answer();
    },
    ...options,
  });
  return { provider, requests };
}

const POD = {
  KUBERNETES_SERVICE_HOST: '10.0.0.1',
  KUBERNETES_SERVICE_PORT: '443',
};

describe.each([
  ['catalog', () => fromCatalog([clusterEntity('one')]).provider],
  ['gke', () => fromGke().provider],
  ['inCluster', () => new InClusterProvider({ environment: POD })],
])('%s', (_id, create) => {
  it.each(clusterProviderCases({ create }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('catalog', () => {
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

describe('gke', () => {
  it('lists the clusters of all regions, each with its authority', async () => {
    const { provider, requests } = fromGke();
    expect(await provider.getClusters({ signal })).toMatchObject([
      {
        name: 'shop',
        region: 'europe-west1',
        url: 'https://34.1.2.3',
        authProvider: 'google',
        tls: { caData: CA_DATA },
      },
      { name: 'trial', url: 'https://34.1.2.4' },
    ]);
    expect(requests[0].url).toBe(
      'https://container.googleapis.com/v1/projects/my-project/locations/-/clusters',
    );
    expect(requests[0].headers.get('authorization')).toBe(
      'Bearer google-token',
    );
  });

  it('chooses by label, and asks the DNS endpoint when told to', async () => {
    const { provider } = fromGke({
      region: 'europe-west1',
      authProvider: 'googleServiceAccount',
      endpointType: 'dns',
      exposeDashboard: true,
      skipMetricsLookup: true,
      matchingResourceLabels: [{ key: 'environment', value: 'production' }],
    });
    expect(await provider.getClusters({ signal })).toMatchObject([
      {
        name: 'shop',
        url: 'https://gke-1.europe-west1.gke.goog',
        authProvider: 'googleServiceAccount',
        dashboard: { app: 'gke' },
        parameters: { projectId: 'my-project', clusterName: 'shop' },
        tls: { caData: undefined },
        skipMetricsLookup: true,
      },
    ]);
  });

  it.each([
    [() => new Response('token: x', { status: 403 }), 'status 403'],
    [() => Response.json({ clusters: 'none' }), 'could not be understood'],
    [() => Response.json({}), 'has no such cluster'],
  ])('says what is wrong with an answer', async (answer, words) => {
    const { provider } = fromGke({}, answer);
    await expect(provider.getClusters({ signal })).rejects.toThrow(words);
  });
});

describe('inCluster', () => {
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

  it('reports a missing cluster', async () => {
    const provider = new InClusterProvider({ environment: {} });
    await expect(provider.getClusters()).rejects.toThrow(
      'does not run in a Kubernetes pod',
    );
  });
});
