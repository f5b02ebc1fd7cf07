import {
  AuthProvider,
  ClusterCredential,
} from '@podlight/backstage-plugin-kubernetes-node';
import { checkCredential } from './checkCredential';

const PROVIDER = { id: 'vault' } as AuthProvider;
const PEM = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----';
const TOKEN = {
  kind: 'bearerToken',
  token: 'aaa.bbb.ccc',
  identity: 'jo',
} as const;
const CERTIFICATE = {
  kind: 'clientCertificate',
  certificate: PEM,
  privateKey: PEM,
  identity: 'jo',
} as const;

const check = (credential: unknown) => () =>
  checkCredential(PROVIDER, credential as ClusterCredential);

describe('checkCredential', () => {
  it.each<[string, ClusterCredential]>([
    ['a token', TOKEN],
    ['a token that expires', { ...TOKEN, expiresAt: new Date(0) }],
    ['a certificate', CERTIFICATE],
    ['nobody', { kind: 'anonymous', identity: 'anonymous' }],
  ])('accepts %s', (_what, credential) => {
    expect(check(credential)).not.toThrow();
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'did not return a credential'],
    ['null', null, 'did not return a credential'],
    ['a text', 'aaa.bbb.ccc', 'did not return a credential'],
    ['no identity', { ...TOKEN, identity: '' }, 'without an identity'],
    ['a number as identity', { ...TOKEN, identity: 7 }, 'without an identity'],
    [
      'a text as date',
      { ...TOKEN, expiresAt: '2026-11-30T12:00:00Z' },
      'whose expiresAt is not a Date',
    ],
    [
      'a date that is none',
      { ...TOKEN, expiresAt: new Date('soon') },
      'whose expiresAt is not a Date',
    ],
    [
      'no token',
      { ...TOKEN, token: undefined },
      'a bearer token that is empty',
    ],
    [
      'a blank token',
      { ...TOKEN, token: ' \n' },
      'a bearer token that is empty',
    ],
    [
      'two lines',
      { ...TOKEN, token: 'aaa\r\nx-remote-user: admin' },
      'a bearer token with a line break',
    ],
    [
      'a letter outside of ASCII',
      { ...TOKEN, token: 'tökén' },
      'a bearer token with a line break',
    ],
    [
      'no certificate',
      { ...CERTIFICATE, certificate: '' },
      'a client certificate or key that is not PEM',
    ],
    [
      'no key',
      { ...CERTIFICATE, privateKey: 'MII' },
      'a client certificate or key that is not PEM',
    ],
    [
      'another kind',
      { kind: 'password', identity: 'jo' },
      'whose kind is none',
    ],
  ])('refuses %s, and names the provider', (_what, credential, problem) => {
    expect(check(credential)).toThrow(problem);
    expect(check(credential)).toThrow("authProvider 'vault' ");
  });

  it('does not quote what it refuses', () => {
    const refused = { ...TOKEN, token: 'the secret' };
    expect(check(refused)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('secret'),
      }),
    );
  });
});
