import { scrubDisguised } from './lookalikes';
import { PrivateKeys } from './privateKeys';
import { SCRUB_RULES } from './rules';
import { applyRules } from './ScrubRule';
import { Tables } from './Tables';
import { ValuesBelow } from './ValuesBelow';
import { REDACTED } from './credentialValue';

/** Scrubs whole lines in order, because some credentials span lines. */
export class LineScrubber {
  readonly #keys: PrivateKeys;
  readonly #below = new ValuesBelow();
  readonly #tables = new Tables();

  /** @param isTail - whether the text may start in the middle of a log */
  constructor(options: { readonly isTail?: boolean } = {}) {
    this.#keys = new PrivateKeys(options);
  }

  scrub(text: string): string {
    return this.#acrossLines(scrubLines(this.#keys.scrub(text)));
  }

  /** Hides only credentials that span lines, for a text whose lines are scrubbed separately. */
  scrubAcrossLines(text: string): string {
    const plain = this.#keys.scrub(text);
    const byLine = scrubLines(plain);
    const scrubbed = this.#acrossLines(byLine);
    const [before, between, after] = [plain, byLine, scrubbed].map(each =>
      each.split('\n'),
    );
    if (before.length !== after.length) return scrubbed;
    return after
      .map((line, i) => (line === between[i] ? before[i] : line))
      .join('\n');
  }

  /** Runs after the rules for single lines, because it may hide the names that they use. */
  #acrossLines(text: string): string {
    return this.#below.scrub(this.#tables.scrub(text));
  }
}

/**
 * Removes everything that looks like a credential from a text for people.
 *
 * @param secrets - values that are known to be secret, whatever they look like
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
  // A termination message may be the tail of a log.
  const isTail = result.includes('\n');
  return new LineScrubber({ isTail }).scrub(result);
}

/** Hides credentials that a single line reveals. */
function scrubLines(text: string): string {
  const once = applyRules(text, SCRUB_RULES);
  return scrubDisguised(once, line => applyRules(line, SCRUB_RULES));
}
