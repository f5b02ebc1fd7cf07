import { ApiStream, ClusterConnection, METADATA, TABLE } from '../../transport';
import { Failure, fail } from '../../util/Result';
import { Clock, linkedAbortController } from '../../util/timing';
import { WorkSlices } from '../../util/WorkBudget';
import {
  INCLUDE_OBJECT,
  isVersionUnavailable,
  ItemFormat,
  parseItem,
  STATUS_NOT_ACCEPTABLE,
} from './list';
import { readLines } from './readLines';
import { Store } from './Store';
import { TableEvents } from './table';
import { parseEvent } from './watchEvent';

/**
 * How long the API server is asked to keep a watch open. It bounds how long a
 * revoked credential still sees something, and costs one request each time.
 */
const TIMEOUT_SECONDS = 540;

/** So that the watches of one service do not all end at once. */
const TIMEOUT_JITTER_SECONDS = 60;

/** A watch that has not ended this long after it should have is dead. */
const SLACK_MS = 30_000;

/**
 * Bookmarks come about once a minute, and three may be missed. The limit applies
 * from the start, since a watch can die before its first bookmark. Where an
 * aggregated API sends no bookmarks, this costs a request each time.
 */
const MAX_SILENCE_MS = 180_000;

export interface WatchRequest extends ItemFormat {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

export interface WatchOptions {
  readonly connection: ClusterConnection;
  readonly request: WatchRequest;
  /** Has the resource version to start at, and receives the events. */
  readonly store: Pick<Store, 'resourceVersion' | 'apply'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** The API server has accepted the watch. */
  readonly onOpen: () => void;
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/**
 * How a watch has ended.
 *
 * - `ended`: normally, or with its connection; the next watch resumes from here
 * - `idle`: not even a bookmark came in time
 * - `expired`: later changes are not available any more; list again
 * - `failed`: it could not be opened, or sent something that is no event
 */
export type WatchOutcome =
  | { readonly type: 'ended' }
  | { readonly type: 'idle' }
  | { readonly type: 'expired' }
  | { readonly type: 'failed'; readonly failure: Failure };

/** One watch, from its request to its end. Rejects only when the signal aborts. */
export async function watch(options: WatchOptions): Promise<WatchOutcome> {
  const { connection, request, store, random, signal } = options;
  const timeoutSeconds =
    TIMEOUT_SECONDS + Math.round(TIMEOUT_JITTER_SECONDS * random());
  const stop = linkedAbortController(signal);
  try {
    const open = (isPrinted = false) =>
      connection.open({
        path: request.path,
        query: {
          ...request.query,
          ...(isPrinted && INCLUDE_OBJECT),
          watch: 'true',
          allowWatchBookmarks: 'true',
          resourceVersion: store.resourceVersion,
          timeoutSeconds: String(timeoutSeconds),
        },
        accept: acceptedType({ ...request, isPrinted }),
        signal: stop.signal,
      });
    let answer = await open(request.isPrinted);
    const isRefused =
      !answer.ok && answer.reason.status === STATUS_NOT_ACCEPTABLE;
    if (isRefused && request.isPrinted) answer = await open();
    if (!answer.ok) {
      return isVersionUnavailable(answer)
        ? { type: 'expired' }
        : { type: 'failed', failure: answer };
    }
    options.onOpen();
    return await readEvents(options, answer.value, timeoutSeconds, stop);
  } finally {
    // Closes the socket, too, when the body was not read to its end.
    stop.abort();
  }
}

function acceptedType({ isMetadataOnly, isPrinted }: ItemFormat): string {
  if (isMetadataOnly) return METADATA;
  return isPrinted ? TABLE : 'application/json';
}

async function readEvents(
  { connection, request, store, clock, onChange, signal }: WatchOptions,
  stream: ApiStream,
  timeoutSeconds: number,
  stop: { readonly signal: AbortSignal; abort(reason?: unknown): void },
): Promise<WatchOutcome> {
  const activity = { lastAt: clock.now().getTime(), isIdle: false };
  const endsAt = activity.lastAt + timeoutSeconds * 1_000 + SLACK_MS;
  abortWhenIdle(activity, endsAt, clock, stop).catch(() => undefined);
  const slices = new WorkSlices(connection.budget);
  const tables = new TableEvents();
  try {
    for await (const line of readLines(stream.body)) {
      activity.lastAt = clock.now().getTime();
      await slices.begin();
      const sent = parseEvent(line);
      if (!sent) return notKubernetes();
      const { event, cells } = tables.read(sent);
      // Mostly 410. After any error event, changes may have been missed.
      if (event.type === 'ERROR') return { type: 'expired' };
      if (store.apply(event, raw => parseItem(raw, request, undefined, cells)))
        onChange();
      slices.end();
      // Events that arrive faster than they are parsed wait at the sender.
      if (slices.isOver) await slices.pause();
    }
  } catch {
    // A broken connection is not reported: the next watch resumes, or reports why it cannot.
    signal.throwIfAborted();
  }
  return { type: activity.isIdle ? 'idle' : 'ended' };
}

/** A watch goes silent without an end when its connection is dropped silently on the way. */
async function abortWhenIdle(
  activity: { readonly lastAt: number; isIdle: boolean },
  endsAt: number,
  clock: Clock,
  stop: { readonly signal: AbortSignal; abort(reason?: unknown): void },
): Promise<void> {
  while (!stop.signal.aborted) {
    const now = clock.now().getTime();
    const dueAt = Math.min(activity.lastAt + MAX_SILENCE_MS, endsAt);
    if (now >= dueAt) {
      // A watch that is active beyond its time is ended, but not suspicious.
      activity.isIdle = now >= activity.lastAt + MAX_SILENCE_MS;
      stop.abort();
    } else await clock.sleep(dueAt - now, stop.signal);
  }
}

function notKubernetes(): WatchOutcome {
  return {
    type: 'failed',
    failure: fail('malformed', 'a watch sent something other than events'),
  };
}
