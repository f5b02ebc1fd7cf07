/**
 * A number with the separators of the language: 12,345.
 *
 * @public
 */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}
