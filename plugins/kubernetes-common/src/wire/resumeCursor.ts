import { ServiceState } from './reduceService';

/** Leaves room for the rest of a URL with proxies that allow 8 kB. */
const MAX_CURSOR_CHARACTERS = 6_000;

/** Needs no escaping in a URL and never occurs in a version. */
const SEPARATOR = '~';

/**
 * The `cursor` of the `live` route: the versions of a viewer's clusters. A
 * viewer that resumes with it gets only what changed since. Undefined when
 * there is nothing to resume from.
 *
 * @public
 */
export function resumeCursor({ clusters }: ServiceState): string | undefined {
  const versions = clusters.flatMap(({ received }) => received?.version ?? []);
  let cursor = versions.join(SEPARATOR);
  if (cursor.length > MAX_CURSOR_CHARACTERS) {
    // Clusters beyond the limit are sent in full.
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
