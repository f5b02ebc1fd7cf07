import { metadataOf, uidOf } from './metadata';
import { RawEvent } from './raw';
import { secondsAgo } from './time';

/** @public */
export interface EventOptions {
  reason: string;
  message: string;
  /** `Warning` when absent. */
  type?: 'Normal' | 'Warning';
  count?: number;
  /** Seconds before FIXTURE_NOW; 10 when absent. */
  lastSeenSecondsAgo?: number;
  /** As long as `count` allows when absent: ten seconds between two. */
  firstSeenSecondsAgo?: number;
  /** `kubelet` when absent. */
  source?: string;
  namespace?: string;
  regarding: {
    kind: string;
    name: string;
    namespace?: string;
    uid?: string;
    fieldPath?: string;
  };
}

const micros = (time: string) => time.replace('Z', '.000000Z');

/** The scheduler writes events through the new API; read through the old one they look like this. */
function newApiTimes(first: string, last: string, count: number) {
  return {
    source: {},
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: micros(first),
    ...(count > 1 && { series: { count, lastObservedTime: micros(last) } }),
  };
}

/**
 * A core/v1 event, by default one of the kubelet. With `source`
 * `default-scheduler` it has the shape of events written through the new API
 * and read through the old one: null timestamps, an `eventTime`, and a
 * `series` instead of a count.
 *
 * @public
 */
export function anEvent(options: EventOptions): RawEvent {
  const { regarding, count = 1, source = 'kubelet' } = options;
  const { lastSeenSecondsAgo = 10 } = options;
  const namespace = regarding.namespace ?? options.namespace ?? 'default';
  const last = secondsAgo(lastSeenSecondsAgo);
  const first = secondsAgo(
    options.firstSeenSecondsAgo ?? lastSeenSecondsAgo + (count - 1) * 10,
  );
  const name = `${regarding.name}.${uidOf(
    options.reason,
    options.message,
    regarding.fieldPath ?? '',
  ).slice(0, 8)}`;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      ...metadataOf('Event', { name, namespace }),
      creationTimestamp: first,
    },
    involvedObject: {
      uid: uidOf(regarding.kind, namespace, regarding.name),
      ...regarding,
      namespace,
    },
    type: options.type ?? 'Warning',
    reason: options.reason,
    message: options.message,
    reportingComponent: source,
    reportingInstance: '',
    ...(source === 'default-scheduler'
      ? newApiTimes(first, last, count)
      : {
          source: { component: source },
          firstTimestamp: first,
          lastTimestamp: last,
          eventTime: null,
          count,
        }),
  };
}
