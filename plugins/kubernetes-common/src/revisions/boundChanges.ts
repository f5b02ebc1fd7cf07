import type { RevisionEntry } from '../wire/revisionTypes';

/**
 * The revision with its most important changes, and the number of the others.
 *
 * @public
 */
export function boundChanges(
  entry: RevisionEntry,
  most: number,
): RevisionEntry {
  const { changes = [] } = entry;
  return changes.length <= most
    ? entry
    : {
        ...entry,
        changes: changes.slice(0, most),
        moreChanges: changes.length - most,
      };
}
