import { REDACTED } from './valueOf';

/** Takes one form of credentials out of a text. */
export interface ScrubRule {
  readonly pattern: RegExp;
  readonly replace: (...parts: string[]) => string;
  /**
   * Small letters, of which each match has at least one in itself or next to it:
   * a text without any of them need not be searched. Most have none.
   */
  readonly needs?: readonly string[];
}

export interface RuleGroup {
  readonly rules: readonly ScrubRule[];
  /** Without global flag: a text in which it finds nothing needs none of the rules. */
  readonly when?: RegExp;
}

/** What the first group found, and then the replacement. */
export const afterFirst: ScrubRule['replace'] = (_, before = '') =>
  `${before}${REDACTED}`;

/** A rule for what follows the first group. */
export function hide(pattern: RegExp, ...needs: string[]): ScrubRule {
  return { pattern, replace: afterFirst, ...(needs.length > 0 && { needs }) };
}

export function applyRules(text: string, groups: readonly RuleGroup[]): string {
  // Of the text as it was: what a rule hides adds no letters.
  const has = containsSmall(text);
  let result = text;
  for (const { rules, when } of groups) {
    if (when && !when.test(text)) continue;
    for (const { pattern, replace, needs } of rules) {
      if (needs && !needs.some(has)) continue;
      result = result.replace(pattern, replace);
    }
  }
  return result;
}

function containsSmall(text: string): (part: string) => boolean {
  const known = new Map<string, boolean>();
  let small: string | undefined;
  return part => {
    const before = known.get(part);
    if (before !== undefined) return before;
    small ??= text.toLowerCase();
    const contains = small.includes(part);
    known.set(part, contains);
    return contains;
  };
}
