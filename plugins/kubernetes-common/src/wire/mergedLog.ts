import { HeartbeatMessage } from './messageTypes';

/**
 * More names and colors are hard to distinguish, and each log is an open
 * request to an API server.
 *
 * @public
 */
export const MAX_MERGED_LOGS = 20;

/**
 * One log of those that the `logs` route of an entity merges.
 *
 * @public
 */
export interface MergedLogSource {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  /** Needed when the pod has several. */
  readonly container?: string;
  /**
   * The time of the last line that the caller has, RFC 3339: lines of that
   * second and later are sent, some of which the caller already has.
   */
  readonly after?: string;
}

/**
 * Lines of one log: whole ones, each with its time and its line feed, but for
 * one that is longer than 64 KiB, and for the last one of a log.
 *
 * @public
 */
export interface MergedLogLines {
  readonly type: 'lines';
  /** Which of the pods that were asked for, from 0. */
  readonly pod: number;
  readonly text: string;
}

/**
 * One log is over: the container has ended, or everything that was asked for
 * was sent.
 *
 * @public
 */
export interface MergedLogClosed {
  readonly type: 'over';
  readonly pod: number;
}

/**
 * One log could not be read, or broke off. The others go on.
 *
 * @public
 */
export interface MergedLogFailed {
  readonly type: 'failed';
  readonly pod: number;
  /** As the `logs` route of that pod would have answered. */
  readonly status: number;
  readonly code?: string;
  readonly message: string;
}

/**
 * The backend ends the stream. Nothing follows it.
 *
 * - `complete`: each log is over or has failed
 * - `limit`: as much was sent as one stream may; ask again with `after`
 * - `changed`: the entity selects something else now, or runs elsewhere
 *
 * @public
 */
export interface MergedLogEnd {
  readonly type: 'end';
  readonly reason:
    | 'complete'
    | 'limit'
    | 'changed'
    | 'unauthorized'
    | 'shutdown'
    | 'error';
  readonly message: string;
}

/**
 * One line of the `logs` route of an entity, which is newline-delimited JSON.
 *
 * @public
 */
export type MergedLogMessage =
  | MergedLogLines
  | MergedLogClosed
  | MergedLogFailed
  | HeartbeatMessage
  | MergedLogEnd;

/**
 * Writes logs as the `pods` parameter of an entity's `logs` route:
 * `CLUSTER/NAMESPACE/POD/CONTAINER/AFTER` each, with commas between them. Each
 * part is percent-encoded, since the name of a cluster may have any character.
 *
 * @public
 */
export function formatMergedLogSources(
  places: readonly MergedLogSource[],
): string {
  return places
    .map(({ cluster, namespace, name, container = '', after = '' }) =>
      [cluster, namespace, name, container, after]
        .map(encodeURIComponent)
        .join('/')
        .replace(/\/{1,4}$/, ''),
    )
    .join(',');
}

/**
 * Reads what {@link formatMergedLogSources} has written. Names are not checked.
 *
 * @returns undefined when it was not written that way
 *
 * @public
 */
export function parseMergedLogSources(
  text: string,
): readonly MergedLogSource[] | undefined {
  const places: MergedLogSource[] = [];
  for (const each of text.split(',')) {
    const parts = decodeParts(each);
    if (!parts || parts.length < 3 || parts.length > 5) return undefined;
    const [cluster, namespace, name, container, after] = parts;
    places.push({
      cluster,
      namespace,
      name,
      ...(container && { container }),
      ...(after && { after }),
    });
  }
  return places;
}

function decodeParts(text: string): readonly string[] | undefined {
  try {
    return text.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
