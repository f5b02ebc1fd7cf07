import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { StreamError } from '../stream/StreamError';

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
 * @throws {@link StreamError} when it is something else
 *
 * @internal
 */
export function parseEventRows(text: string): readonly EventRow[] {
  const rows = parseJson(text);
  if (!Array.isArray(rows) || !rows.every(isEventRow)) {
    throw new StreamError(
      'The Kubernetes backend sent events that this screen cannot read. Frontend and backend plugin must be of the same version.',
    );
  }
  return rows;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
