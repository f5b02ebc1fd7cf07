import { clusterProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { CA_DATA } from '../__testUtils__/caData';
import { GkeClusterProvider } from './GkeClusterProvider';

const { signal } = new AbortController();
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

describe('GkeClusterProvider', () => {
  it.each(clusterProviderCases({ create: () => fromGke().provider }))(
    '$name',
    async ({ run }) => {
      await expect(run()).resolves.toBeUndefined();
    },
  );

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
    // What another host is sent to would have the token.
    expect(requests[0].redirect).toBe('error');
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
    [() => Response.json({ clusters: 'none' }), 'invalid response'],
    [() => Response.json({}), 'has no such cluster'],
    [
      () =>
        Response.json({
          clusters: ['us-east1', 'europe-west1'].map((location, index) => ({
            name: 'shop',
            location,
            endpoint: `34.1.2.${index}`,
          })),
        }),
      'the same name in several locations',
    ],
  ])('says what is wrong with an answer', async (answer, words) => {
    const { provider } = fromGke({}, answer);
    await expect(provider.getClusters({ signal })).rejects.toThrow(words);
  });
});
