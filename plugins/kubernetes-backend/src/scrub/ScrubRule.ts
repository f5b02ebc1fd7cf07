import { REDACTED } from './credentialValue';

/** Removes one form of credential from a text. */
export interface ScrubRule {
  readonly pattern: RegExp;
  readonly replace: (...parts: string[]) => string;
  /**
   * Lower-case hints, of which every match contains or touches at least one:
   * a text without any of them is skipped. Most texts have none.
   */
  readonly needs?: readonly string[];
}

export interface RuleGroup {
  readonly rules: readonly ScrubRule[];
  /** Without the global flag: a text without a match needs no rule. */
  readonly when?: RegExp;
}

/** Keeps the first group and replaces the rest. */
export const afterFirst: ScrubRule['replace'] = (_, before = '') =>
  `${before}${REDACTED}`;

/** A rule that hides what follows its first group. */
export function hide(pattern: RegExp, ...needs: string[]): ScrubRule {
  return { pattern, replace: afterFirst, ...(needs.length > 0 && { needs }) };
}

export function applyRules(text: string, groups: readonly RuleGroup[]): string {
  // Based on the original text, because replacements add no hints.
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
