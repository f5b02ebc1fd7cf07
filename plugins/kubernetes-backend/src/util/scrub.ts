/** Long enough for the API server's longest usual refusal, short enough for a tooltip. */
const MAX_MESSAGE_LENGTH = 500;

const REDACTED = '•••';

/**
 * What a credential looks like in running text. Each expression is linear: no
 * nested quantifiers, because the text comes from clusters and is not trusted.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z ]{1,40}-----[^-]*(?:-----END [A-Z ]{1,40}-----)?/g,
    REDACTED,
  ],
  [/(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, REDACTED],
  [/\b(Bearer|Basic)\s+[\w+/=.~-]{6,}/gi, `$1 ${REDACTED}`],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, REDACTED],
  [/\b(?:gh[opsu]_|glpat-|xox[abprs]-)[\w-]{10,}/g, REDACTED],
  [/\bk8s-aws-v1\.[\w-]+/g, REDACTED],
  [/:\/\/[^\s/@]{1,200}@/g, `://${REDACTED}@`],
  [
    /\b([\w-]{0,40}(?:password|passwd|secret|token|api[_-]?key))(["']?\s?[=:]\s?["']?)[^\s"'&,;]{3,}/gi,
    `$1$2${REDACTED}`,
  ],
];

/**
 * Takes what looks like a credential out of a text that a person will read.
 *
 * @param secrets - values that are known to be secret here, whatever they look like
 */
export function scrubSecrets(
  text: string,
  secrets: readonly string[] = [],
): string {
  let result = text;
  for (const secret of secrets) {
    // A very short "secret" would eat ordinary words.
    if (secret.length >= 6) result = result.split(secret).join(REDACTED);
  }
  for (const [pattern, replacement] of SECRETS) {
    result = result.replace(pattern, replacement);
  }
  return result;
}

/**
 * Makes one safe line of somebody else's words: no credentials, no control
 * characters (they forge log lines and terminal output), bounded length.
 */
export function toMessage(
  text: string,
  secrets: readonly string[] = [],
): string {
  const line = scrubSecrets(text.slice(0, 4 * MAX_MESSAGE_LENGTH), secrets)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > MAX_MESSAGE_LENGTH
    ? `${line.slice(0, MAX_MESSAGE_LENGTH - 1)}…`
    : line;
}

/** The message of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
