import { REDACTED } from '../credentialValue';

/** Base64, also as URLs have it. */
const WORD = /(?<![\w+/=-])[A-Za-z0-9+/_-]{12,16384}={0,2}(?![\w+/=-])/g;

/** As HTTP's basic authentication joins them. */
const USER_AND_PASSWORD = /^[\w.@+-]{1,60}:[^\s/]\S{2,}$/;

/**
 * Hides what is a credential once it is decoded.
 *
 * @param scrub - scrubs a plain text
 */
export function scrubEncoded(
  text: string,
  scrub: (plain: string) => string,
): string {
  return text.replace(WORD, word => {
    const plain = decode(word);
    if (plain === undefined) return word;
    return USER_AND_PASSWORD.test(plain) || scrub(plain) !== plain
      ? REDACTED
      : word;
  });
}

/** Undefined where it is not base64 of a text. */
function decode(word: string): string | undefined {
  // Most words are names, and have no capital.
  if (!/[A-Z]/.test(word)) return undefined;
  const bytes = Buffer.from(word, 'base64');
  const plain = bytes.toString('utf8');
  return /^[^\p{Cc}\ufffd]*$/u.test(plain.replace(/[\t\r\n]/g, ''))
    ? plain
    : undefined;
}
