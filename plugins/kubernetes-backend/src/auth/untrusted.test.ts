import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { isDescribedByOthers, trustProblem } from './untrusted';

const aCluster = (changes: Partial<ClusterDetails> = {}): ClusterDetails => ({
  name: 'eu',
  url: 'https://eu.azmk8s.io',
  authProvider: 'aks',
  authMetadata: {},
  describedBy: 'entity' as never,
  ...changes,
});

const aProvider = (changes: Partial<AuthProvider> = {}) =>
  ({ id: 'aks', ...changes } as AuthProvider);

it.each([
  [{ describedBy: 'operator' }, false],
  [{ describedBy: 'operator', publicAddressOnly: true }, false],
  [{ describedBy: 'entity' }, true],
  [{ describedBy: 'something new' }, true],
  [{ describedBy: undefined, publicAddressOnly: true }, true],
  [{ describedBy: undefined, publicAddressOnly: false }, false],
  [{ describedBy: undefined }, false],
])('%j is described by others: %p', (changes, expected) => {
  expect(isDescribedByOthers(aCluster(changes as object))).toBe(expected);
});

it('sends anything to a cluster of the operator', () => {
  const own = aCluster({ describedBy: 'operator' as never });
  expect(trustProblem(own, aProvider())).toBeUndefined();
});

it.each([
  ['any', false],
  ['never', true],
  [undefined, true],
  ['something new', true],
])(
  'gives no credential by %p to a cluster of others: %p',
  (untrusted, isRefused) => {
    const provider = aProvider({ untrustedClusters: untrusted as never });
    expect(trustProblem(aCluster(), provider) !== undefined).toBe(isRefused);
  },
);

describe("a user's own login", () => {
  const provider = aProvider({
    untrustedClusters: 'listed',
    trustedHostSuffixes: ['.azmk8s.io', 'nodot.io'],
  });

  it.each([
    'https://eu.azmk8s.io',
    'https://eu.azmk8s.io:8443/path',
    'https://EU.AZMK8S.IO',
  ])('is sent to the cloud itself: %s', url => {
    expect(trustProblem(aCluster({ url }), provider)).toBeUndefined();
  });

  it.each([
    'http://eu.azmk8s.io',
    'https://evil-azmk8s.io',
    'https://eu.azmk8s.io.evil.com',
    'https://evil.com/.azmk8s.io',
    'https://eu.azmk8s.io@evil.com',
    // A suffix without a dot would be the end of any name.
    'https://nodot.io',
    'https://evil-nodot.io',
    'no url',
    '',
  ])('is not sent to %s', url => {
    expect(trustProblem(aCluster({ url }), provider)).toContain(
      'dangerouslyAllowClusterUrls',
    );
  });

  it('is sent to a host that the operator lists', () => {
    const url = 'https://mine.example.com';
    const listed = aCluster({ url, hostIsListed: true });
    expect(trustProblem(listed, provider)).toBeUndefined();
    const unlisted = aCluster({ url, hostIsListed: false });
    expect(trustProblem(unlisted, provider)).toBeDefined();
  });
});
