import { Event } from '../event';
import { ObjectMeta } from '../meta';
import { compact, count, Json, json, message, text, time } from './readers';

/** The newest of several times, whatever their precision. */
function newest(times: readonly (string | undefined)[]): string | undefined {
  let best: string | undefined;
  for (const candidate of times) {
    if (
      candidate &&
      (best === undefined || Date.parse(candidate) > Date.parse(best))
    ) {
      best = candidate;
    }
  }
  return best;
}

/** The prefix that client-go adds once ten similar events have occurred within ten minutes. */
const AGGREGATED = '(combined from similar events): ';

function withoutAggregation(words: string): string {
  return words.startsWith(AGGREGATED) ? words.slice(AGGREGATED.length) : words;
}

function parseRegarding(raw: Json, namespace: string): Event['regarding'] {
  const regarding = json(raw.regarding ?? raw.involvedObject);
  return compact({
    kind: text(regarding.kind) ?? '',
    namespace: text(regarding.namespace) ?? namespace,
    name: text(regarding.name) ?? '',
    uid: text(regarding.uid),
    fieldPath: text(regarding.fieldPath),
  });
}

/**
 * Reads core/v1 (`involvedObject`, `message`, `count`) and events.k8s.io/v1
 * (`regarding`, `note`, `deprecatedCount`) events. Those of the scheduler are
 * written with the new API and read through the old one with null timestamps,
 * no count and a `series`.
 */
export function parseEvent(metadata: ObjectMeta, raw: Json): Event {
  const series = json(raw.series);
  const source = json(raw.source ?? raw.deprecatedSource);
  const eventTime = time(raw.eventTime);
  const created = metadata.creationTimestamp;
  return {
    kind: 'Event',
    metadata,
    ...compact({
      type: text(raw.type) ?? 'Normal',
      reason: text(raw.reason) ?? '',
      message: withoutAggregation(message(raw.note ?? raw.message) ?? ''),
      regarding: parseRegarding(raw, metadata.namespace),
      source:
        text(raw.reportingController) ??
        text(raw.reportingComponent) ??
        text(source.component),
      node: text(source.host) ?? text(raw.reportingInstance),
      count: Math.max(
        1,
        count(raw.count),
        count(raw.deprecatedCount),
        count(series.count),
      ),
      firstSeen:
        time(raw.firstTimestamp) ??
        time(raw.deprecatedFirstTimestamp) ??
        eventTime ??
        created,
      lastSeen: newest([
        time(raw.lastTimestamp),
        time(raw.deprecatedLastTimestamp),
        time(series.lastObservedTime),
        eventTime,
        created,
      ]),
    }),
  };
}
