import fc from 'fast-check';
import { ends } from '../__testUtils__/hung';
import { scrubSecrets } from '../scrub';
import { toSafeMessage } from './safeMessage';

describe('scrubSecrets', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
  it.each([
    [`token ${jwt} expired`, 'token ••• expired'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer •••'],
    ['https://user:hunter2@example.com/x', 'https://user:•••@example.com/x'],
    ['key AKIAABCDEFGHIJKLMNOP!', 'key •••!'],
    ['DB_PASSWORD=hunter2 start', 'DB_PASSWORD=••• start'],
    ['{"apiKey": "hunter2", "a": 1}', '{"apiKey": "•••", "a": 1}'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----•••\n•••\n-----END RSA PRIVATE KEY-----',
    ],
    ['k8s-aws-v1.aHR0cHM6Ly9zdHM', '•••'],
  ])('%s', (text, expected) => {
    expect(scrubSecrets(text)).toBe(expected);
  });

  it.each([
    'pods is forbidden: User "system:serviceaccount:a:b" cannot list resource "pods"',
    'secret "db-credentials" not found',
    "couldn't find key password in Secret shop/db",
    'Back-off pulling image "registry.example.com/web:1.4.2"',
    'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ])('leaves Kubernetes its words: %s', text => {
    expect(scrubSecrets(text)).toBe(text);
  });

  it('takes out what is known to be secret, whatever it looks like', () => {
    expect(scrubSecrets('got plainword!', ['plainword'])).toBe('got •••!');
  });

  it('makes one line of bounded length of anything, quickly', () => {
    expect(toSafeMessage('a\r\nb\u001b[31mc\u2028d')).toBe('a b [31mc d');
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), text => {
        const message = toSafeMessage(text);
        return message.length <= 500 && !/[\r\n]/.test(message);
      }),
    );
    const isQuick = ends(() => {
      toSafeMessage('password'.repeat(10_000));
      scrubSecrets('-'.repeat(50_000) + '://'.repeat(20_000));
    });
    expect(isQuick).toBe(true);
  });
});
