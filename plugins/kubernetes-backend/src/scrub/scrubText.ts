import { PrivateKeys } from './privateKeys';
import { SCRUB_RULES } from './rules';
import { REDACTED } from './valueOf';

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
  // A termination message may be the last lines of a log.
  const isTail = result.includes('\n');
  return scrubLines(new PrivateKeys({ isTail }).scrub(result));
}

/** Everything but private keys, which go on over lines. */
export function scrubLines(text: string): string {
  let result = text;
  for (const { pattern, replace } of SCRUB_RULES) {
    result = result.replace(pattern, replace);
  }
  return result;
}
