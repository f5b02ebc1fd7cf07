import { RawEvent } from './raw';
import { rfc3339, rfc3339Micro } from './time';

/**
 * What a recorder of events keeps of something that happened, maybe often.
 *
 * @public
 */
export interface Occurrences {
  /** `kubelet`, `default-scheduler`, `job-controller` … */
  component: string;
  /** The node, for events of its kubelet. */
  host?: string;
  first: Date;
  last: Date;
  count: number;
}

/**
 * The fields of a core/v1 event that depend on its recorder. The scheduler
 * writes through the new API; read through the old one, such events have null
 * timestamps, an `eventTime`, and a `series` instead of a count.
 *
 * @public
 */
export function recorderFields(
  seen: Occurrences,
): Pick<
  RawEvent,
  | 'source'
  | 'firstTimestamp'
  | 'lastTimestamp'
  | 'eventTime'
  | 'count'
  | 'series'
  | 'reportingComponent'
  | 'reportingInstance'
> {
  const { component, host, first, last, count } = seen;
  if (component === 'default-scheduler') {
    return {
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: rfc3339Micro(first),
      ...(count > 1 && {
        series: { count, lastObservedTime: rfc3339Micro(last) },
      }),
      reportingComponent: component,
      reportingInstance: 'default-scheduler-0',
    };
  }
  return {
    source: { component, ...(host && { host }) },
    firstTimestamp: rfc3339(first),
    lastTimestamp: rfc3339(last),
    count,
    eventTime: null,
    reportingComponent: component,
    reportingInstance: host ?? '',
  };
}
