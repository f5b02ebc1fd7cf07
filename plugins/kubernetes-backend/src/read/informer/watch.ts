import { ApiStream, ClusterConnection, METADATA } from '../../transport';
import { Failure, fail } from '../../util/Result';
import { Clock, linkedAbortController } from '../../util/timing';
import { WorkSlices } from '../../util/WorkBudget';
import { isVersionUnavailable, ItemFormat, parseItem } from './list';
import { readLines } from './readLines';
import { Store } from './Store';
import { parseEvent } from './watchEvent';

/**
 * How long the API server is asked to keep a watch open. It bounds how long a
 * revoked credential still sees something, and costs one request each time.
 */
const TIMEOUT_SECONDS = 540;

/** So that the watches of one service do not all end at once. */
const TIMEOUT_JITTER_SECONDS = 60;

/** An API server that has not ended a watch this long after it should have is gone. */
const SLACK_MS = 30_000;

/**
 * Bookmarks come about once a minute, and three may be missed. None is waited for
 * first: a watch can be forgotten before its first minute is over. Where an
 * aggregated API sends none, this costs a request each time.
 */
const MAX_SILENCE_MS = 180_000;

export interface WatchRequest extends ItemFormat {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

export interface WatchOptions {
  readonly connection: ClusterConnection;
  readonly request: WatchRequest;
  /** Has the resource version to begin at, and takes what is new. */
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
  /** The API server has agreed to tell what changes. */
  readonly onOpen: () => void;
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/**
 * Why a watch is over.
 *
 * - `ended`: in the normal way, or the connection broke; the next one goes on from here
 * - `idle`: not even a bookmark came in time
 * - `expired`: what has changed since is not known any more; list again
 * - `failed`: it could not be opened, or said something that is no event
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
    const answer = await connection.open({
      path: request.path,
      query: {
        ...request.query,
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion: store.resourceVersion,
        timeoutSeconds: String(timeoutSeconds),
      },
      accept: request.isMetadataOnly ? METADATA : 'application/json',
      signal: stop.signal,
    });
    if (!answer.ok) {
      return isVersionUnavailable(answer)
        ? { type: 'expired' }
        : { type: 'failed', failure: answer };
    }
    options.onOpen();
    return await readEvents(options, answer.value, timeoutSeconds, stop);
  } finally {
    // Reaches the socket, also of a body that nobody reads any more.
    stop.abort();
    stop.dispose();
  }
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
  try {
    for await (const line of readLines(stream.body)) {
      activity.lastAt = clock.now().getTime();
      await slices.begin();
      const event = parseEvent(line);
      if (!event) return notKubernetes();
      // Mostly 410. Whatever it is, what has changed since is not certain any more.
      if (event.type === 'ERROR') return { type: 'expired' };
      if (store.apply(event, raw => parseItem(raw, request))) onChange();
      slices.end();
      // What comes faster than it can be understood waits where it comes from.
      if (slices.isOver) await slices.pause();
    }
  } catch {
    // A connection that breaks is not worth a word: the next watch goes on from here, or says why it cannot.
    signal.throwIfAborted();
  }
  return { type: activity.isIdle ? 'idle' : 'ended' };
}

/** A watch can go silent without an end, when something between here and there forgets the connection. */
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
      // One that says something beyond its time is ended, and no reason for doubt.
      activity.isIdle = now >= activity.lastAt + MAX_SILENCE_MS;
      stop.abort();
    } else await clock.sleep(dueAt - now, stop.signal);
  }
}

function notKubernetes(): WatchOutcome {
  return {
    type: 'failed',
    failure: fail('malformed', 'a watch sends something else than events'),
  };
}
