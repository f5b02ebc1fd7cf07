/** What an Authorization header may hold after `Bearer `. */
const TOKEN = /^[\x21-\x7e]+$/;

/** An unresolved placeholder of Backstage, a shell, Helm, GitHub, or documentation. */
const UNFILLED =
  /^(?:\$?\{{1,2}[^{}]{1,100}\}{1,2}|\$\w{1,100}|<[^<>]{1,100}>)$/;

/** `eyJ`, with which a JSON web token begins, in base64. */
const ENCODED_JWT = /^ZXlK/;

/**
 * Describes to the operator what is wrong with a bearer token, without quoting
 * it; undefined when it can be sent. Surrounding white space is ignored.
 *
 * @param key - where it was given, for example `serviceAccountToken`
 */
export function tokenProblem(key: string, token: string): string | undefined {
  const text = token.trim();
  if (text === '') {
    return `${key} is empty. If it comes from an environment variable, check that the variable is set`;
  }
  if (UNFILLED.test(text)) {
    return `${key} is the text ${text}, a placeholder that was not filled in. Set the variable where Backstage runs.`;
  }
  if (/^bearer\s/i.test(text)) {
    return `${key} begins with "Bearer". Give the token alone.`;
  }
  if (/^["'].*["']$/s.test(text)) {
    return `${key} has quotation marks around it. Give the token alone.`;
  }
  if (ENCODED_JWT.test(text) && !text.includes('.')) {
    return `${key} is in base64, as in a Secret. Decode it first: base64 -d.`;
  }
  if (/\s/.test(text)) {
    return `${key} has a space or a line break inside. A token is one line without spaces.`;
  }
  return TOKEN.test(text)
    ? undefined
    : `${key} has characters that no token has. Was it copied whole, and as text?`;
}
