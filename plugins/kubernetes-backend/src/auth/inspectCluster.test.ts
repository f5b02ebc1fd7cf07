import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { inspectCluster, unknownProvider } from './inspectCluster';

const CLUSTER: ClusterDetails = {
  name: 'one',
  url: 'https://one',
  authProvider: 'vault',
  authMetadata: {},
  describedBy: 'operator',
};

function inspect(
  cluster: Partial<ClusterDetails> = {},
  provider: Partial<AuthProvider> = {},
) {
  const vault = { id: 'vault', ...provider } as AuthProvider;
  const providers = new Map([
    ['vault', vault],
    ['google', { id: 'google' } as AuthProvider],
  ]);
  return inspectCluster({ ...CLUSTER, ...cluster }, providers);
}

describe('inspectCluster', () => {
  it('finds nothing wrong with a usable cluster', () => {
    expect(inspect()).toBeUndefined();
    expect(inspect({}, { validate: () => [] })).toBeUndefined();
  });

  it('names all problems at once', () => {
    const validate = () => ['the role is missing', 'the path is missing'];
    expect(inspect({ tls: { caData: '' } }, { validate })).toMatch(
      /^caData is empty.*\. the role is missing\. the path is missing$/,
    );
  });

  it('does not look at an authority that is not used', () => {
    expect(
      inspect({ tls: { caData: '/ca.pem', skipVerify: true } }),
    ).toBeUndefined();
    expect(
      inspect({ tls: { caData: '/ca.pem', skipVerify: false } }),
    ).toContain('caData is a file path');
    expect(inspect({ tls: { skipVerify: false } })).toBeUndefined();
  });

  it('does not let a credential of Backstage go where others say', () => {
    expect(inspect({ describedBy: 'others' })).toContain(
      'is not sent to a cluster that others have described',
    );
  });

  it('passes the cluster to the provider, which may fail', () => {
    const validate = jest.fn(() => {
      throw new Error('a fault');
    });
    expect(inspect({}, { validate })).toBe(
      "authProvider 'vault' failed to check this cluster: a fault",
    );
    expect(validate).toHaveBeenCalledWith(CLUSTER);
    const text = () => 'wrong' as unknown as string[];
    expect(inspect({}, { validate: text })).toContain(
      "didn't return a list from validate",
    );
  });

  it('knows no cluster without its provider', () => {
    expect(inspect({ authProvider: 'gogle' })).toContain(
      "there is no authProvider 'gogle'; did you mean 'google'?",
    );
  });
});

describe('unknownProvider', () => {
  it.each([
    ['eks', "did you mean 'aws'?"],
    ['EKS', "did you mean 'aws'?"],
    ['sa', "did you mean 'serviceAccount'?"],
    ['gogle', "did you mean 'google'?"],
  ])('knows what %s may mean', (id, hint) => {
    const google = { id: 'google' } as AuthProvider;
    expect(unknownProvider(id, new Map([['google', google]]))).toBe(
      `there is no authProvider '${id}'; ${hint} Use one of google, or add it through kubernetesAuthProviderExtensionPoint`,
    );
  });

  it('guesses nothing where nothing is near', () => {
    expect(unknownProvider('foo', new Map())).toMatch(
      /^there is no authProvider 'foo'; Use one of /,
    );
  });
});
