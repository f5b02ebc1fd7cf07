/** Between two facts of a line. Where the line breaks, the dot stays at its end: none begins with one. */
export const FACT_SEPARATOR = '\u00a0· ';

/** Facts as one text, without those that are not there. */
export function joinFacts(
  facts: readonly (string | false | undefined)[],
): string {
  return facts.filter(Boolean).join(FACT_SEPARATOR);
}
