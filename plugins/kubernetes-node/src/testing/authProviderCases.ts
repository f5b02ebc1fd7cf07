import assert from 'node:assert/strict';
import { AuthProvider, ClusterCredential, ClusterDetails } from '../types';
import { aPrincipal, ConformanceCase } from './ConformanceCase';
import { settlesSoon } from './soon';

/** @public */
export interface AuthProviderCasesOptions {
  /** A fresh provider for each case. */
  readonly create: () => AuthProvider;
  /** One that the provider can get a credential for. */
  readonly cluster: ClusterDetails;
  /** One that is set up wrongly for this provider, if there is such a thing. */
  readonly wrongCluster?: ClusterDetails;
  /** Texts that must appear in no message and no identity. */
  readonly secrets?: readonly string[];
}

/**
 * What every {@link AuthProvider} has to do.
 *
 * @public
 */
export function authProviderCases(
  options: AuthProviderCasesOptions,
): readonly ConformanceCase[] {
  const { create, cluster, wrongCluster, secrets = [] } = options;
  const ask = (name: string, signal = new AbortController().signal) =>
    create().getCredential({ cluster, principal: aPrincipal(name), signal });
  const cases: ConformanceCase[] = [
    {
      name: 'has an id and finds nothing wrong with a good cluster',
      async run() {
        const provider = create();
        assert.notEqual(provider.id, '');
        assert.deepEqual(provider.validate?.(cluster) ?? [], []);
      },
    },
    {
      name: 'gives a credential whose identity is no secret',
      async run() {
        const credential = await ask('one');
        assertComplete(credential);
        for (const secret of [...secretsOf(credential), ...secrets]) {
          assert.ok(
            !credential.identity.includes(secret),
            'The identity holds a secret; it is logged and used as a key.',
          );
        }
      },
    },
    {
      name: 'gives callers with different credentials different identities',
      async run() {
        const [one, two] = await Promise.all([ask('one'), ask('two')]);
        if (secretsOf(one).join() === secretsOf(two).join()) return;
        assert.notEqual(create().scope, 'cluster', 'Its scope is caller.');
        assert.notEqual(
          one.identity,
          two.identity,
          'Two callers would share what only one of them may read.',
        );
      },
    },
    {
      name: 'says which clusters that others describe may get its credential',
      run: () => assertTrust(create, cluster),
    },
    {
      name: 'does not keep a caller waiting who has left',
      async run() {
        const outcome = await settlesSoon(ask('one', AbortSignal.abort()));
        assert.notEqual(outcome.type, 'pending', 'It ignores its signal.');
      },
    },
  ];
  if (!wrongCluster) return cases;
  return [
    ...cases,
    {
      name: 'says in words what is wrong with a cluster, without its secrets',
      run: () => assertRefused(create(), wrongCluster, secrets),
    },
  ];
}

async function assertTrust(
  create: () => AuthProvider,
  cluster: ClusterDetails,
): Promise<void> {
  const { untrustedClusters, trustedHostSuffixes = [] } = create();
  assert.ok(
    [undefined, 'never', 'listed', 'any'].includes(untrustedClusters),
    'untrustedClusters is never, listed, any, or absent, which is never.',
  );
  for (const suffix of trustedHostSuffixes) {
    assert.match(
      suffix,
      /^(\.[a-z0-9-]+){2,}$/,
      'A trusted host suffix is a domain of the cloud, with its leading dot.',
    );
    assert.equal(
      untrustedClusters,
      'listed',
      "trustedHostSuffixes have no effect without untrustedClusters: 'listed'.",
    );
  }
  if (untrustedClusters !== 'any') return;
  const { signal } = new AbortController();
  const principal = aPrincipal('one');
  const ask = (url: string) =>
    create().getCredential({
      cluster: { ...cluster, url },
      principal,
      signal,
    });
  const [here, elsewhere] = await Promise.all([
    ask(cluster.url),
    ask('https://elsewhere.example.com'),
  ]);
  for (const secret of secretsOf(here)) {
    assert.ok(
      !secretsOf(elsewhere).includes(secret),
      'Whoever describes a cluster chooses its host, and would get a credential that is good elsewhere, too.',
    );
  }
}

async function assertRefused(
  provider: AuthProvider,
  cluster: ClusterDetails,
  secrets: readonly string[],
): Promise<void> {
  const problems = [...(provider.validate?.(cluster) ?? [])];
  if (problems.length === 0) {
    const { signal } = new AbortController();
    const principal = aPrincipal('one');
    await assert.rejects(
      async () => provider.getCredential({ cluster, principal, signal }),
      (error: unknown) => {
        assert.ok(error instanceof Error, 'It rejects with an Error.');
        problems.push(error.message);
        return true;
      },
    );
  }
  const words = problems.join('\n');
  assert.ok(words.length > 10, 'The message is for a person to act on.');
  for (const secret of secrets) {
    assert.ok(!words.includes(secret), 'The message holds a secret.');
  }
}

function assertComplete(credential: ClusterCredential): void {
  assert.notEqual(credential.identity, '');
  for (const secret of secretsOf(credential)) assert.notEqual(secret, '');
  const { expiresAt } = credential;
  assert.ok(
    expiresAt === undefined || expiresAt.getTime() > Date.now(),
    'The credential has expired already.',
  );
}

function secretsOf(credential: ClusterCredential): readonly string[] {
  switch (credential.kind) {
    case 'bearerToken':
      return [credential.token];
    case 'clientCertificate':
      return [credential.certificate, credential.privateKey];
    default:
      return [];
  }
}
