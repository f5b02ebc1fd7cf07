/**
 * Orders texts by code unit, which is the same everywhere, unlike the order of
 * a language.
 *
 * @public
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
