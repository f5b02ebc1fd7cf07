import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { CredentialFailure } from '../telemetry/Telemetry';
import { Failure, fail } from '../util/Result';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { DeadlineError } from '../util/timing';

/** Errors of `@backstage/errors` that a provider throws to the person who looks. By name, as a module may bring its own copy. */
const FOR_VIEWERS: ReadonlySet<string> = new Set([
  'AuthenticationError',
  'InputError',
  'NotAllowedError',
]);

const NO_CREDENTIAL =
  'Backstage could not get its credential. Whoever runs Backstage finds the reason on the Clusters page and in the log of the backend.';

const MISCONFIGURED =
  'Whoever runs Backstage finds the reason on the Clusters page and in the log of the backend.';

/** As the `cause` of an error: what a program printed. It may hold anything, so it goes to the log alone. */
export class Printed {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Why there is no credential: what viewers are told, and what those who run Backstage are told. */
export function credentialFailure(
  provider: AuthProvider,
  error: unknown,
): Failure & Pick<CredentialFailure, 'printed'> {
  const words = toSafeMessage(describeError(error));
  const isForViewer =
    provider.scope !== 'cluster' &&
    error instanceof Error &&
    FOR_VIEWERS.has(error.name);
  if (isForViewer) return fail('credential', words);
  const detail = detailOf(provider, error, words);
  const { cause } = error instanceof Error ? error : { cause: undefined };
  return {
    ...fail('credential', NO_CREDENTIAL, undefined, detail),
    ...(cause instanceof Printed ? { printed: toSafeMessage(cause.text) } : {}),
  };
}

function detailOf({ id }: AuthProvider, error: unknown, words: string): string {
  if (error instanceof DeadlineError) {
    return `authProvider '${id}' did not answer: ${words}`;
  }
  return words || `authProvider '${id}' failed without a word`;
}

/** Nothing is asked of, or sent to, a cluster that is described wrongly. */
export function misconfigured(problem: string): Failure {
  return fail(
    'misconfigured',
    MISCONFIGURED,
    undefined,
    toSafeMessage(problem),
  );
}
