import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
  Principal,
} from '../types';
import {
  aPrincipal,
  aServicePrincipal,
  ConformanceCase,
} from './ConformanceCase';
import { assertCredential, listSecrets } from './credentials';
import {
  aCase,
  assertHeedsAbort,
  assertShape,
  assertUntouched,
  assertWords,
  called,
  fail,
} from './assertions';
import { holdsSecret, secretValues } from './secrets';
import { assertTrust } from './trust';

/** @public */
export interface AuthProviderCasesOptions {
  /** Creates a provider for each case. */
  readonly create: () => AuthProvider;
  /** A cluster that the provider can get a credential for. */
  readonly cluster: ClusterDetails;
  /** A cluster that is misconfigured for this provider, if possible. */
  readonly wrongCluster?: ClusterDetails;
  /** Texts that must not appear in messages or identities. */
  readonly secrets?: readonly string[];
  /** For a provider with a `login`: returns the login's token of a user. */
  readonly userToken?: (name: string) => string;
}

/**
 * Requirements for every {@link AuthProvider}.
 *
 * @public
 */
export function authProviderCases(
  options: AuthProviderCasesOptions,
): readonly ConformanceCase[] {
  const { create, cluster, wrongCluster, userToken } = options;
  const secrets = [
    ...(options.secrets ?? []),
    ...secretValues(cluster.authMetadata),
    ...(userToken ? ['one', 'two'].map(userToken) : []),
  ];
  const get = (
    provider: AuthProvider,
    about: {
      readonly cluster?: ClusterDetails;
      readonly principal?: Principal;
      readonly signal?: AbortSignal;
      readonly refused?: ClusterCredential;
    } = {},
  ) => {
    const principal = about.principal ?? aPrincipal('one');
    const name = principal.userEntityRef?.replace('user:default/', '');
    return called('getCredential()', () =>
      provider.getCredential({
        cluster,
        signal: new AbortController().signal,
        ...(name !== undefined && userToken && { userToken: userToken(name) }),
        ...about,
        principal,
      }),
    );
  };
  const ask = (name: string) => get(create(), { principal: aPrincipal(name) });
  const define = (name: string, run: () => Promise<void>) =>
    aCase(name, secrets, run);
  const cases = [
    define(
      'has an id and finds nothing wrong with a good cluster',
      async () => {
        const provider = create();
        assertShape(provider, 'AuthProvider', 'getCredential');
        assertOptions(provider, cluster);
        const problems = validationProblems(provider, cluster);
        if (problems.length > 0) {
          fail(`validate() rejects a valid cluster: ${problems.join(' ')}`);
        }
      },
    ),
    define('gives a credential whose identity is no secret', async () => {
      const credential = await assertUntouched(
        'getCredential()',
        [cluster],
        () => ask('one'),
      );
      assertCredential(credential, secrets);
    }),
    define(
      'gives callers with different credentials different identities',
      async () => {
        const [one, two] = await Promise.all([ask('one'), ask('two')]);
        assertCredential(one, []);
        assertCredential(two, []);
        if (listSecrets(one).join() === listSecrets(two).join()) return;
        if (create().scope === 'cluster') {
          fail(
            "Its scope is 'cluster', but its credential depends on the caller: all callers would share the first caller's credential.",
          );
        }
        if (one.identity === two.identity) {
          fail('Two callers would share data that only one of them may read.');
        }
      },
    ),
    define('answers or refuses a service, which has no user', async () => {
      const provider = create();
      const principal = aServicePrincipal();
      const credential = await get(provider, { principal }).catch(error => {
        assertWords(error, secrets);
      });
      if (credential) assertCredential(credential, secrets);
    }),
    define('gives no credential again that was refused', async () => {
      const provider = create();
      const [first, other] = await Promise.all([get(provider), get(create())]);
      const again = await get(provider, { refused: first }).catch(error =>
        assertWords(error, secrets),
      );
      // Reporting that there is no other one is valid too.
      if (!again) return;
      assertCredential(again, secrets);
      const [was, is, fresh] = [first, again, other].map(credential =>
        listSecrets(credential).join(),
      );
      // If a new provider returns the same credential, the credential is fixed.
      if (was === is && was !== fresh) {
        fail(
          'It ignores `refused` and returns a cached credential. Do not cache: Podlight caches credentials.',
        );
      }
    }),
    define(
      'says which clusters that others describe may get its credential',
      () =>
        assertTrust(create(), cluster, (about, named) =>
          get(create(), { ...about, principal: aPrincipal(named) }),
        ),
    ),
    define('does not keep a caller waiting who has left', () =>
      assertHeedsAbort(
        'getCredential()',
        signal => get(create(), { signal }),
        secrets,
      ),
    ),
  ];
  if (!wrongCluster) return cases;
  return [
    ...cases,
    define(
      'says in words what is wrong with a cluster, without its secrets',
      async () => {
        const provider = create();
        const found = validationProblems(provider, wrongCluster);
        const words =
          found.length > 0
            ? found.join('\n')
            : await expectRefusal(
                get(provider, { cluster: wrongCluster }),
                secrets,
              );
        if (words.length <= 10) fail('The message must say what to do.');
        if (
          holdsSecret(words, [
            ...secrets,
            ...secretValues(wrongCluster.authMetadata),
          ])
        ) {
          fail('The message contains a secret.');
        }
      },
    ),
  ];
}

async function expectRefusal(
  refusal: Promise<unknown>,
  secrets: readonly string[],
): Promise<string> {
  const error: unknown = await refusal.then(
    () => undefined,
    (reason: unknown) => reason ?? null,
  );
  if (error === undefined) {
    fail('It accepts a misconfigured cluster.');
  }
  assertWords(error, secrets);
  return (error as Error).message;
}

function validationProblems(
  provider: AuthProvider,
  cluster: ClusterDetails,
): readonly string[] {
  const problems: unknown = provider.validate?.(cluster) ?? [];
  if (
    !Array.isArray(problems) ||
    problems.some(problem => typeof problem !== 'string')
  ) {
    fail('validate() must return a list of sentences.');
  }
  return problems;
}

function assertOptions(provider: AuthProvider, cluster: ClusterDetails): void {
  const { scope } = provider;
  if (scope !== undefined && scope !== 'cluster' && scope !== 'caller') {
    fail("Its scope must be 'cluster' or 'caller'.");
  }
  const login: unknown = provider.login?.(cluster);
  if (login !== undefined && (typeof login !== 'string' || login === '')) {
    fail('login() must return the name of a login.');
  }
  if (login !== undefined && scope === 'cluster') {
    fail("It uses users' logins, so its scope must be 'caller'.");
  }
}
