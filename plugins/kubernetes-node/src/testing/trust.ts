import { AuthProvider, ClusterCredential, ClusterDetails } from '../types';
import { listSecrets } from './credentials';
import { assertWords, fail } from './assertions';

const ELSEWHERE = 'https://elsewhere.example.com';

const SUFFIX = /^(?:\.[a-z0-9-]+){2,8}$/;

/** Gets the credential of a user. */
type Ask = (
  about: { readonly cluster: ClusterDetails },
  name: string,
) => Promise<ClusterCredential>;

/** Asserts that a provider's declaration about untrusted clusters is valid and, as far as can be tested, true. */
export async function assertTrust(
  provider: AuthProvider,
  cluster: ClusterDetails,
  ask: Ask,
): Promise<void> {
  const { untrustedClusters, trustedHostSuffixes = [] } = provider;
  if (![undefined, 'never', 'listed', 'any'].includes(untrustedClusters)) {
    fail(
      'untrustedClusters must be never, listed, any or absent, which means never.',
    );
  }
  if (!Array.isArray(trustedHostSuffixes)) {
    fail('trustedHostSuffixes must be a list.');
  }
  for (const suffix of trustedHostSuffixes) {
    if (typeof suffix !== 'string' || !SUFFIX.test(suffix)) {
      fail(
        'A trusted host suffix is a domain of the cloud, with its leading dot.',
      );
    }
    if (untrustedClusters !== 'listed') {
      fail(
        "trustedHostSuffixes have no effect without untrustedClusters: 'listed'.",
      );
    }
  }
  if (untrustedClusters === 'any') await assertBound(cluster, ask);
  if (untrustedClusters === 'listed') await assertOfUsers(cluster, ask);
}

async function assertBound(cluster: ClusterDetails, ask: Ask): Promise<void> {
  const [here, elsewhere] = await Promise.all([
    secretsFor(ask, cluster, 'one'),
    secretsFor(ask, { ...cluster, url: ELSEWHERE }, 'one'),
  ]);
  if (here.some(secret => elsewhere.includes(secret))) {
    fail(
      'The person who defines a cluster chooses its host, and would get a credential that also works elsewhere.',
    );
  }
}

async function assertOfUsers(cluster: ClusterDetails, ask: Ask): Promise<void> {
  const [one, two] = await Promise.all([
    secretsFor(ask, cluster, 'one'),
    secretsFor(ask, cluster, 'two'),
  ]);
  if (one.some(secret => two.includes(secret))) {
    fail(
      "untrustedClusters: 'listed' is for logins of users, but every caller gets the same credential, which is Backstage's own.",
    );
  }
}

/** Undefined if the provider rejects, which is allowed here. */
async function secretsFor(
  ask: Ask,
  cluster: ClusterDetails,
  name: string,
): Promise<readonly string[]> {
  try {
    return listSecrets(await ask({ cluster }, name));
  } catch (error) {
    assertWords(error, []);
    return [];
  }
}
