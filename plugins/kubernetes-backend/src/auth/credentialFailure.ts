import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { CredentialFailure } from '../telemetry/Telemetry';
import { Failure, fail } from '../util/Result';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { DeadlineError } from '../util/timing';

/** Errors of `@backstage/errors` whose message is for the user. By name, because a module may bundle its own copy. */
const FOR_VIEWERS: ReadonlySet<string> = new Set([
  'AuthenticationError',
  'InputError',
  'NotAllowedError',
]);

const NO_CREDENTIAL =
  "Backstage couldn't get credentials for this cluster. Backstage admins can find the reason on the Clusters page and in the backend log.";

const MISCONFIGURED =
  'Backstage admins can find the reason on the Clusters page and in the backend log.';

/** Output of a program, as the `cause` of an error. It may contain a secret, so it goes only to the log. */
export class Printed {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Why there is no credential: one message for users and one for the operators of Backstage. */
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
  const detail = readDetail(provider, error, words);
  const { cause } = error instanceof Error ? error : { cause: undefined };
  return {
    ...fail('credential', NO_CREDENTIAL, undefined, detail),
    ...(cause instanceof Printed ? { printed: toSafeMessage(cause.text) } : {}),
  };
}

function readDetail(
  { id }: AuthProvider,
  error: unknown,
  words: string,
): string {
  if (error instanceof DeadlineError) {
    return `authProvider '${id}' did not answer: ${words}`;
  }
  return words || `authProvider '${id}' failed without a message`;
}

/** No request and no credential is sent to a misconfigured cluster. */
export function misconfigured(problem: string): Failure {
  return fail(
    'misconfigured',
    MISCONFIGURED,
    undefined,
    toSafeMessage(problem),
  );
}
