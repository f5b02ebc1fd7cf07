const byNumbers = new Intl.Collator('en', { numeric: true });

const NUMBERS = /^v?\d{1,9}(?:\.\d{1,9}){1,4}$/;

/**
 * Whether a version is before another. Only purely numeric versions have an
 * unambiguous order.
 *
 * @public
 */
export function isOlderVersion(version: string, newest: string): boolean {
  return (
    NUMBERS.test(version) &&
    NUMBERS.test(newest) &&
    byNumbers.compare(version.replace('v', ''), newest.replace('v', '')) < 0
  );
}
