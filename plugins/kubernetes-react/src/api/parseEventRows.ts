import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';

function isEventRow(value: unknown): value is EventRow {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reason' in value &&
    typeof value.reason === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

/**
 * Reads the answer of the `events` route: a JSON array of events.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseEventRows(text: string): readonly EventRow[] {
  const rows = parseJson(text);
  if (!Array.isArray(rows) || !rows.every(isEventRow)) {
    throw unreadable('events', text);
  }
  return rows;
}
