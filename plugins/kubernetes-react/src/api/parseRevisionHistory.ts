import {
  RevisionEntry,
  RevisionHistory,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';

function isRevision(value: unknown): value is RevisionEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { name, changes = [] } = value as Record<string, unknown>;
  return typeof name === 'string' && Array.isArray(changes);
}

/**
 * Reads the answer of the `revisions` route.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseRevisionHistory(text: string): RevisionHistory {
  const history = parseJson(text);
  if (
    typeof history === 'object' &&
    history !== null &&
    'revisions' in history &&
    Array.isArray(history.revisions) &&
    history.revisions.every(isRevision)
  ) {
    return history as RevisionHistory;
  }
  throw unreadable('revisions', text);
}
