import { buildMetadata, stableUid } from './metadata';
import { RawEvent } from './raw';
import { recorderFields } from './recorder';
import { FIXTURE_NOW, rfc3339 } from './time';

/** @public */
export interface EventOptions {
  reason: string;
  message: string;
  /** `Warning` when absent. */
  type?: 'Normal' | 'Warning';
  count?: number;
  /** Seconds before FIXTURE_NOW; 10 when absent. */
  lastSeenSecondsAgo?: number;
  /** When absent, `count` times ten seconds. */
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

const NOW_MS = FIXTURE_NOW.getTime();

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
  const last = new Date(NOW_MS - lastSeenSecondsAgo * 1_000);
  const { firstSeenSecondsAgo = lastSeenSecondsAgo + (count - 1) * 10 } =
    options;
  const first = new Date(NOW_MS - firstSeenSecondsAgo * 1_000);
  const name = `${regarding.name}.${stableUid(
    options.reason,
    options.message,
    regarding.fieldPath ?? '',
  ).slice(0, 8)}`;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      ...buildMetadata('Event', { name, namespace }),
      creationTimestamp: rfc3339(first),
    },
    involvedObject: {
      uid: stableUid(regarding.kind, namespace, regarding.name),
      ...regarding,
      namespace,
    },
    type: options.type ?? 'Warning',
    reason: options.reason,
    message: options.message,
    ...recorderFields({ component: source, first, last, count }),
  };
}
