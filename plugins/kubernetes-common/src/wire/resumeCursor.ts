import { ServiceState } from './reduceService';

/** Leaves room for the rest of a URL where 8 kB are the most that a proxy takes. */
const MAX_CURSOR_CHARACTERS = 6_000;

/** Needs no escape in a URL, and is in no version. */
const SEPARATOR = '~';

/**
 * What a reader has, in the words of the `live` route's `cursor`: the versions of
 * its clusters. Whoever comes back with it is sent what has changed since.
 * Undefined when there is nothing to go on from.
 *
 * @public
 */
export function resumeCursor({ clusters }: ServiceState): string | undefined {
  const versions = clusters.flatMap(({ received }) => received?.version ?? []);
  let cursor = versions.join(SEPARATOR);
  if (cursor.length > MAX_CURSOR_CHARACTERS) {
    // Clusters beyond it are sent in full.
    const end = cursor.lastIndexOf(SEPARATOR, MAX_CURSOR_CHARACTERS);
    cursor = cursor.slice(0, Math.max(0, end));
  }
  return cursor === '' ? undefined : cursor;
}

/**
 * The versions that a cursor names.
 *
 * @public
 */
export function cursorVersions(
  cursor: string | undefined,
): ReadonlySet<string> {
  return new Set(cursor?.split(SEPARATOR));
}
