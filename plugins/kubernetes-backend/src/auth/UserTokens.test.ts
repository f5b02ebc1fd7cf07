import { UserTokens } from './UserTokens';

const HEADER = 'kubernetes-user-token-oidc';

function read(headers: Record<string, string | string[]>) {
  return UserTokens.fromHeaders(headers);
}

describe('UserTokens', () => {
  it('gives each login its token, and nothing of other headers', () => {
    const tokens = read({
      [HEADER]: 'aaa.bbb.ccc',
      'kubernetes-user-token-aks': 'other',
      authorization: 'Bearer backstage',
      cookie: 'a=b',
    });
    expect(tokens.get('oidc')).toBe('aaa.bbb.ccc');
    expect(tokens.get('aks')).toBe('other');
    expect(tokens.get('google')).toBeUndefined();
    expect(tokens.get('authorization')).toBeUndefined();
  });

  it.each([
    ['two of them', ['one', 'two']],
    ['an empty one', ''],
    ['a space', 'one two'],
    ['a line break', 'one\r\nx-admin: true'],
    ['a letter outside of ASCII', 'tökén'],
    ['a control character', 'one\u007f'],
  ])('refuses %s, without quoting it', (_what, value) => {
    const attempt = () => read({ [HEADER]: value });
    expect(attempt).toThrow(
      `The header ${HEADER} does not hold one token, or there are more than 16 of its kind.`,
    );
  });

  it('is an error of the caller', () => {
    expect(() => read({ [HEADER]: '' })).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('takes tokens of 16 KiB', () => {
    const longest = 'x'.repeat(16 * 1024);
    expect(read({ [HEADER]: longest }).get('oidc')).toBe(longest);
    expect(() => read({ [HEADER]: `${longest}x` })).toThrow('one token');
  });

  it('takes sixteen logins', () => {
    const headers = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`${HEADER}${i}`, 'token']),
      );
    expect(read(headers(16)).get('oidc15')).toBe('token');
    expect(() => read(headers(17))).toThrow('more than 16');
  });

  it('shows no token', () => {
    const tokens = read({ [HEADER]: 'aaa.bbb.ccc' });
    expect(JSON.stringify(tokens)).not.toContain('aaa');
    expect(String(Object.values(tokens))).not.toContain('aaa');
  });
});
