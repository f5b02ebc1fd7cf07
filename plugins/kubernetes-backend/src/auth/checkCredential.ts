import {
  AuthProvider,
  ClusterCredential,
} from '@podlight/backstage-plugin-kubernetes-node';

/** The characters that a header may contain. */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * Providers may be third-party code, so their credentials are checked.
 *
 * @throws Error for the operators of Backstage, without the value
 */
export function checkCredential(
  { id }: AuthProvider,
  credential: ClusterCredential,
): void {
  const problem = describeProblem(credential);
  if (problem !== undefined) {
    throw new Error(`authProvider '${id}' ${problem}`);
  }
}

function describeProblem(credential: ClusterCredential): string | undefined {
  if (typeof credential !== 'object' || credential === null) {
    return 'did not return a credential';
  }
  if (typeof credential.identity !== 'string' || credential.identity === '') {
    return 'returned a credential without an identity';
  }
  const { expiresAt } = credential;
  const isDate =
    expiresAt instanceof Date && !Number.isNaN(expiresAt.getTime());
  if (expiresAt !== undefined && !isDate) {
    return 'returned a credential whose expiresAt is not a Date';
  }
  switch (credential.kind) {
    case 'anonymous':
      return undefined;
    case 'bearerToken':
      return tokenProblem(credential.token);
    case 'clientCertificate':
      return isPem(credential.certificate) && isPem(credential.privateKey)
        ? undefined
        : 'returned a client certificate or key that is not PEM';
    default:
      return "returned a credential whose kind is none of 'bearerToken', 'clientCertificate' and 'anonymous'";
  }
}

function tokenProblem(token: unknown): string | undefined {
  if (typeof token !== 'string' || token.trim() === '') {
    return 'returned a bearer token that is empty';
  }
  return TOKEN.test(token)
    ? undefined
    : 'returned a bearer token with a line break, a space or another character that no token has';
}

function isPem(text: unknown): boolean {
  return typeof text === 'string' && text.includes('-----BEGIN ');
}
