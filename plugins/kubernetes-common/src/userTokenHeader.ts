/**
 * What the names of request headers begin with that carry a user's token for
 * clusters. A header and never a URL, which ends up in logs.
 *
 * @public
 */
export const USER_TOKEN_HEADER_PREFIX = 'kubernetes-user-token-';

/**
 * The request header for the token of one login.
 *
 * @param login - as an AuthProvider names it, e.g. `google` or `oidc.okta`
 *
 * @remarks
 * Only lower-case letters, digits and hyphens: proxies drop headers with other
 * characters. Everything else is written in hexadecimal, so that no two logins
 * share a header.
 *
 * @public
 */
export function userTokenHeader(login: string): string {
  const name = login.replace(
    /[^a-z0-9]/g,
    character => `-${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${USER_TOKEN_HEADER_PREFIX}${name}`;
}
