import { userTokenHeader } from './userTokenHeader';

describe('userTokenHeader', () => {
  it('is made of what every proxy lets through', () => {
    for (const login of ['google', 'oidc.my-idp', 'oidc.Über_idp\r\n: x']) {
      expect(userTokenHeader(login)).toMatch(/^[a-z0-9-]+$/);
    }
  });

  it('is different for different logins', () => {
    const logins = ['oidc.a-b', 'oidc.a.b', 'oidc.a_b', 'oidc.A.b', 'oidcab'];
    expect(new Set(logins.map(userTokenHeader)).size).toBe(logins.length);
  });
});
