import { scrubDisguised } from './lookalikes';
import { PrivateKeys } from './privateKeys';
import { SCRUB_RULES } from './rules';
import { applyRules } from './ScrubRule';
import { Tables } from './Tables';
import { ValuesBelow } from './ValuesBelow';
import { REDACTED } from './valueOf';

/** Takes credentials out of whole lines, one after another: some go on over lines. */
export class LineScrubber {
  readonly #keys: PrivateKeys;
  readonly #below = new ValuesBelow();
  readonly #tables = new Tables();

  /** @param isTail - whether more may come before the text */
  constructor(options: { readonly isTail?: boolean } = {}) {
    this.#keys = new PrivateKeys(options);
  }

  scrub(text: string): string {
    return this.#acrossLines(scrubLines(this.#keys.scrub(text)));
  }

  /** Only what its line alone does not show: of a text that is taken apart before it is scrubbed. */
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

  /** After the rules of a line, as this may hide the names that they go by. */
  #acrossLines(text: string): string {
    return this.#below.scrub(this.#tables.scrub(text));
  }
}

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
  return new LineScrubber({ isTail }).scrub(result);
}

/** What can be seen in a line by itself. */
function scrubLines(text: string): string {
  const once = applyRules(text, SCRUB_RULES);
  return scrubDisguised(once, line => applyRules(line, SCRUB_RULES));
}
