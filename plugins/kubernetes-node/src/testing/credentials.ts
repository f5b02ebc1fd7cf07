import { isDate } from 'node:util/types';
import { ClusterCredential } from '../types';
import { fail } from './assertions';
import { holdsSecret } from './secrets';

/** Valid characters of a header. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Asserts that a value is a valid credential, whatever its type says. */
export function assertCredential(
  credential: ClusterCredential,
  secrets: readonly string[],
): void {
  if (typeof credential !== 'object' || credential === null) {
    fail('getCredential() must resolve to a credential.');
  }
  const { kind, identity, expiresAt, impersonate } = credential;
  if (!['bearerToken', 'clientCertificate', 'anonymous'].includes(kind)) {
    fail(
      "The credential's kind is none of 'bearerToken', 'clientCertificate' and 'anonymous'.",
    );
  }
  if (typeof identity !== 'string' || identity === '') {
    fail('The credential has no identity.');
  }
  if (credential.kind === 'bearerToken') assertToken(credential.token);
  if (credential.kind === 'clientCertificate') {
    assertPem('certificate', credential.certificate, 'CERTIFICATE');
    assertPem('privateKey', credential.privateKey, 'PRIVATE KEY');
  }
  assertExpiry(expiresAt);
  assertImpersonation(impersonate);
  if (holdsSecret(identity, [...listSecrets(credential), ...secrets])) {
    fail('The identity contains a secret, but it is logged and used as a key.');
  }
}

/** The secrets of a credential. */
export function listSecrets(credential: ClusterCredential): readonly string[] {
  switch (credential.kind) {
    case 'bearerToken':
      return [credential.token];
    case 'clientCertificate':
      return [credential.certificate, credential.privateKey];
    default:
      return [];
  }
}

function assertExpiry(expiresAt: unknown): void {
  if (expiresAt === undefined) return;
  if (!isDate(expiresAt) || Number.isNaN(expiresAt.getTime())) {
    fail("The credential's expiresAt must be a Date.");
  }
  if (expiresAt.getTime() <= Date.now()) {
    fail('The credential has already expired.');
  }
}

function assertImpersonation(
  impersonate: ClusterCredential['impersonate'],
): void {
  if (impersonate === undefined) return;
  const user: unknown = impersonate?.user;
  if (
    typeof user !== 'string' ||
    user === '' ||
    !Array.isArray(impersonate.groups)
  ) {
    fail('impersonate needs a user and a list of groups.');
  }
}

function assertToken(token: unknown): void {
  if (typeof token !== 'string' || token.trim() === '') {
    fail('The bearer token is empty.');
  }
  if (!TOKEN.test(token)) {
    fail(
      'The bearer token contains a line break, a space or another character that is invalid in a header. Trim what you read from files.',
    );
  }
}

function assertPem(what: string, text: unknown, label: string): void {
  const isPem =
    typeof text === 'string' &&
    text.includes('-----BEGIN ') &&
    text.includes(`${label}-----`);
  if (!isPem) fail(`The ${what} of the client certificate is not PEM.`);
}
