import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { DeadlineError } from '../util/timing';
import { credentialFailure, misconfigured, Printed } from './credentialFailure';

const provider = (id: string, scope: AuthProvider['scope']): AuthProvider => ({
  id,
  scope,
  getCredential: async () => {
    throw new Error('Nobody asks for a credential here');
  },
});
const OF_USER = provider('oidc', 'caller');
const OF_CLUSTER = provider('aws', 'cluster');
const GENERAL = expect.stringContaining("couldn't get credentials");

describe('credentialFailure', () => {
  it.each([
    new AuthenticationError('Log in to the cluster'),
    new NotAllowedError('Ask the platform team'),
    // Of another copy of @backstage/errors.
    Object.assign(new Error('Log in again'), { name: 'InputError' }),
  ])('tells the user what the user can mend: %s', error => {
    const failure = credentialFailure(OF_USER, error);
    expect(failure.reason).toEqual({
      code: 'credential',
      message: error.message,
    });
    expect(failure.detail).toBeUndefined();
  });

  it('tells nobody but the operators what is wrong with a credential of Backstage', () => {
    const error = new AuthenticationError('role arn:aws:iam::1:role/x expired');
    const failure = credentialFailure(OF_CLUSTER, error);
    expect(failure.reason).toEqual({ code: 'credential', message: GENERAL });
    expect(failure.detail).toBe('role arn:aws:iam::1:role/x expired');
  });

  it('takes any other error as one for the operators', () => {
    const failure = credentialFailure(OF_USER, new Error('ENOENT /etc/vault'));
    expect(failure.reason.message).toEqual(GENERAL);
    expect(failure.detail).toBe('ENOENT /etc/vault');
    const thrown = credentialFailure(OF_USER, 'a text');
    expect(thrown.reason.message).toEqual(GENERAL);
    expect(thrown.detail).toBe('a text');
    expect(credentialFailure(OF_USER, undefined).detail).toBe('undefined');
  });

  it('says which provider is silent', () => {
    expect(credentialFailure(OF_CLUSTER, new Error('')).detail).toBe(
      "authProvider 'aws' failed without a message",
    );
    const late = credentialFailure(
      OF_CLUSTER,
      new DeadlineError('no response within 5 s'),
    );
    expect(late.detail).toMatch(/^authProvider 'aws' did not answer: ./);
  });

  it('hides credentials, from users and operators', () => {
    const error = new AuthenticationError('Authorization: Bearer abc.def.ghi');
    const failure = credentialFailure(OF_USER, error);
    expect(failure.reason.message).not.toContain('abc.def.ghi');
    const detail = credentialFailure(OF_CLUSTER, error).detail;
    expect(detail).not.toContain('abc.def.ghi');
  });

  it('keeps the output of a program for the log, scrubbed', () => {
    const cause = new Printed('Authorization: Bearer abc.def.ghi\nno session');
    const error = new Error('the login program failed', { cause });
    const { printed, reason, detail } = credentialFailure(OF_CLUSTER, error);
    expect(printed).toContain('no session');
    expect(printed).not.toContain('abc.def.ghi');
    expect(`${reason.message} ${detail}`).not.toContain('no session');
    const other = new Error('failed', { cause: new Error('no session') });
    expect(credentialFailure(OF_CLUSTER, other)).not.toHaveProperty('printed');
  });
});

describe('misconfigured', () => {
  it('tells the problem to the operators only', () => {
    const failure = misconfigured('caData is empty');
    expect(failure.reason.code).toBe('misconfigured');
    expect(failure.reason.message).not.toContain('caData');
    expect(failure.detail).toBe('caData is empty');
  });
});
