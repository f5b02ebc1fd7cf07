import { setTimeout } from 'node:timers/promises';
import { ClusterDetails, ClusterProvider, ServiceLocator } from '../types';
import {
  clusterProviderCases,
  namespacePolicyCases,
  serviceLocatorCases,
} from '.';
import { authProviderCases } from './authProviderCases';
import {
  cluster,
  entity,
  runCases,
  goodAuth,
  goodPolicy,
  SECRET,
} from './fixtures';

const two: ClusterDetails = { ...cluster, name: 'two' };

function clusters(
  changes: Partial<ClusterProvider>,
  createFailing?: () => ClusterProvider,
) {
  return clusterProviderCases({
    create: () => ({
      id: 'x',
      ttlMs: 1_000,
      getClusters: async () => [cluster],
      ...changes,
    }),
    createFailing,
  });
}

/** Finds one cluster, which no type checker has seen. */
function finds(changes: object) {
  const found = { ...cluster, ...changes };
  return clusters({ getClusters: async () => [found] });
}

function locator(changes: Partial<ServiceLocator>) {
  return serviceLocatorCases({
    create: () => ({
      id: 'all',
      locate: async request => request.clusters,
      ...changes,
    }),
    entity,
    clusters: [cluster, two],
  });
}

function policy(changes: Partial<typeof goodPolicy>) {
  return namespacePolicyCases({
    create: () => ({ ...goodPolicy, ...changes }),
    entity,
    cluster,
    namespace: 'shop-prod',
    foreignNamespace: 'bank-prod',
    getMetadata: name => ({
      labels: { team: name.replace('-prod', '') },
      annotations: {},
    }),
  });
}

const any = <T>(json: string): T => JSON.parse(json);
const never = () => new Promise<never>(() => undefined);
/** Longer than any test. */
const late = <T>(value: T) => setTimeout(20_000, value, { ref: false });
const throwing = (message: string) => () => {
  throw new Error(message);
};

describe('the conformance kit', () => {
  it('passes providers that keep their contract', async () => {
    const unavailable: ClusterProvider = {
      id: 'x',
      ttlMs: 1,
      getClusters: async () => {
        throw new Error('The inventory does not answer.');
      },
    };
    expect(
      await runCases([
        ...authProviderCases({ create: () => goodAuth, cluster }),
        ...clusters({}, () => unavailable),
        ...locator({}),
        ...policy({}),
      ]),
    ).toEqual({});
  });

  it('takes a cluster with a problem for what it is', async () => {
    expect(await runCases(finds({ url: '', problem: 'no url' }))).toEqual({});
  });

  it.each<[string, ReturnType<typeof clusters>, RegExp]>([
    [
      'ignores the abort',
      clusters({ getClusters: () => late([cluster]) }),
      /ignores its signal/,
    ],
    [
      'heeds only an abort that was before',
      clusters({
        getClusters: ({ signal }) =>
          signal.aborted ? Promise.reject(signal.reason) : late([cluster]),
      }),
      /ignores its signal/,
    ],
    [
      'never resolves',
      clusters({ getClusters: never }),
      /not settled after 4 seconds/,
    ],
    [
      'throws at once',
      clusters({ getClusters: throwing('no') }),
      /throws an error \(Error\) at once\. Return a promise that rejects/,
    ],
    [
      'returns no promise',
      clusters({ getClusters: any('[]') }),
      /has no getClusters\(\)/,
    ],
    ['has a getClusters that is none', clusters(any('{"id":7}')), /no id/],
    [
      'throws a secret',
      clusters({}, () => ({
        id: 'x',
        ttlMs: 1,
        getClusters: async () => throwing('GET /?token=abcdefgh: 500')(),
      })),
      /message contains a secret/,
    ],
    [
      'throws a secret as the cause',
      clusters({}, () => ({
        id: 'x',
        ttlMs: 1,
        getClusters: async () => {
          const cause = new Error('Authorization: Bearer abcdefghij');
          throw new Error('The inventory refuses.', { cause });
        },
      })),
      /message contains a secret/,
    ],
    [
      'throws no Error',
      clusters({}, () => ({
        id: 'x',
        ttlMs: 1,
        getClusters: () => Promise.reject('down'),
      })),
      /must reject with an Error/,
    ],
    [
      'returns null',
      clusters({ getClusters: async () => any('null') }),
      /must (resolve to|return|be) a list/,
    ],
    [
      'finds null',
      clusters({ getClusters: async () => any('[null]') }),
      /not an object/,
    ],
    [
      'returns duplicates',
      clusters({ getClusters: async () => [cluster, cluster] }),
      /two clusters named 'one'/,
    ],
    [
      'finds a cluster without a name',
      finds({ name: undefined }),
      /undefined instead of text/,
    ],
    ['finds a cluster with an empty name', finds({ name: ' ' }), /has no name/],
    [
      'finds a cluster with a number as name',
      finds({ name: 7 }),
      /number instead of text/,
    ],
    [
      'finds a cluster without authProvider',
      finds({ authProvider: undefined }),
      /no authProvider/,
    ],
    [
      'finds a cluster without authMetadata',
      finds({ authMetadata: null }),
      /no authMetadata/,
    ],
    ['finds a cluster without url', finds({ url: undefined }), /no URL/],
    [
      'puts a password into the url',
      finds({ url: 'https://a:b@x' }),
      /url holds a credential/,
    ],
    [
      'finds plain http beyond loopback',
      finds({ url: 'http://one.example.com' }),
      /http:\/\/ and not on loopback/,
    ],
    [
      'finds plain http on a host like loopback',
      finds({ url: 'http://127.0.0.1.example.com' }),
      /http:\/\/ and not on loopback/,
    ],
    [
      'puts a secret into parameters',
      finds({ parameters: { account: SECRET } }),
      /parameters holds a secret/,
    ],
    [
      'puts a token into parameters',
      finds({ parameters: { apiToken: 'x' } }),
      /parameters holds a secret/,
    ],
    [
      'puts a secret into the title',
      finds({ title: `One ${SECRET}` }),
      /title holds a secret/,
    ],
    [
      'gives caData that is none',
      finds({ tls: { caData: 'bm9uZQ==' } }),
      /no certificate in PEM/,
    ],
    [
      'gives caData of a broken certificate',
      finds({
        tls: {
          caData:
            '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
        },
      }),
      /no certificate in PEM/,
    ],
    ['never holds an answer', clusters({ ttlMs: 0 }), /ttlMs/],
    ['has a text as ttlMs', clusters(any('{"ttlMs":"5m"}')), /ttlMs/],
  ])('finds a cluster provider that %s', assertFound);

  it.each<[string, ReturnType<typeof locator>, RegExp]>([
    [
      'repeats clusters',
      locator({ locate: async ({ clusters: all }) => [...all, ...all] }),
      /'one' twice/,
    ],
    [
      'returns altered clusters',
      locator({
        locate: async ({ clusters: all }) =>
          all.map(each => ({ ...each, url: 'https://elsewhere' })),
      }),
      /modified the cluster 'one'/,
    ],
    [
      'alters the clusters that it is given',
      locator({
        locate: async ({ clusters: all }) =>
          all.map(each => Object.assign(each, { url: 'https://elsewhere' })),
      }),
      /modifies its argument/,
    ],
    [
      'makes clusters up',
      locator({ locate: async () => [{ ...cluster, name: 'new' }] }),
      /made up the cluster 'new'/,
    ],
    [
      'answers as one for the peer does',
      locator({ locate: async () => any('{"clusters":[]}') }),
      /must (resolve to|return|be) a list/,
    ],
    [
      'has the interface of the peer',
      locator({ locate: undefined }),
      /no locate\(\)/,
    ],
    [
      'never resolves',
      locator({ locate: never }),
      /4 seconds|ignores its signal/,
    ],
    ['throws at once', locator({ locate: throwing('no') }), /at once/],
    [
      'crashes without annotations',
      locator({
        locate: async ({ entity: { metadata }, clusters: all }) =>
          Object.keys(any<object>(JSON.stringify(metadata.annotations))).length
            ? all
            : [],
      }),
      /crashes with an error \(SyntaxError\)/,
    ],
    [
      'crashes on a service principal',
      locator({
        locate: async ({ principal, clusters: all }) =>
          all.filter(() => (principal.userEntityRef as string).length > 0),
      }),
      /crashes with an error \(TypeError\)/,
    ],
  ])('finds a locator that %s', assertFound);

  it.each<[string, ReturnType<typeof policy>, RegExp]>([
    ['allows everything', policy({ allows: () => true }), /allows 'bank-prod'/],
    [
      'answers no boolean',
      policy({ allows: () => any('"false"') }),
      /returns string/,
    ],
    [
      'forgets to answer',
      policy({ allows: () => any('null') }),
      /returns object/,
    ],
    [
      'never resolves',
      policy({ allows: never }),
      /4 seconds|ignores its signal/,
    ],
    ['has no allows', policy({ allows: undefined }), /no allows\(\)/],
    ['has no id', policy({ id: '' }), /no id/],
    [
      'believes the entity',
      policy({
        allows: ({ entity: { metadata }, namespace }) =>
          namespace === 'shop-prod' ||
          metadata.annotations?.['backstage.io/kubernetes-namespace'] ===
            namespace,
      }),
      /trusts backstage\.io/,
    ],
    [
      'allows what it could not read',
      policy({
        allows: ({ metadata, namespace }) =>
          metadata().then(
            ({ labels }) => labels.team === 'shop',
            () => namespace !== 'bank-prod',
          ),
      }),
      /could not read/,
    ],
    [
      'crashes on an entity without an owner',
      policy({
        allows: ({ entity: { relations }, namespace }) =>
          namespace.startsWith(
            (relations ??
              any<{ targetRef: string }[]>('null'))[0].targetRef.slice(14),
          ),
      }),
      /crashes with an error \(TypeError\)/,
    ],
  ])('finds a namespace policy that %s', assertFound);
});

/** Some case finds it, in these words, and none of them in anything but words. */
async function assertFound(
  _what: string,
  cases: ReturnType<typeof clusters>,
  words: RegExp,
) {
  const faults = Object.values(await runCases(cases));
  expect(faults).toContainEqual(expect.stringMatching(words));
  for (const fault of faults) expect(fault).toMatch(/^AssertionError/);
}
