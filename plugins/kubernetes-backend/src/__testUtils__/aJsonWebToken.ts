/** A token in the format of an identity provider, without a valid signature. */
export function aJsonWebToken(claims: Record<string, unknown>): string {
  const encode = (part: unknown) =>
    Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`;
}
