import { ClusterConnection, METADATA, TABLE } from '../../transport';
import { Failure, fail, Result } from '../../util/Result';
import { Clock, linkedAbortController } from '../../util/timing';
import { WorkSlices } from '../../util/WorkBudget';
import {
  INCLUDE_OBJECT,
  isVersionUnavailable,
  ItemFormat,
  parseItem,
  STATUS_NOT_ACCEPTABLE,
} from './list';
import { OpenWatch } from './OpenWatch';
import { Store } from './Store';
import { TableEvents } from './table';
import { parseEvent } from './watchEvent';

export interface WatchRequest extends ItemFormat {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

export interface WatchOptions {
  readonly connection: ClusterConnection;
  readonly request: WatchRequest;
  /** Has the resource version to start at, and receives the events. */
  readonly store: Pick<Store, 'resourceVersion' | 'apply'> & {
    /** Events have been lost on their way out of the store, so that only a list tells what is there. */
    readonly isIncomplete?: boolean;
  };
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
  const result = await openFromVersion(options);
  if (!result.ok) {
    return isVersionUnavailable(result)
      ? { type: 'expired' }
      : { type: 'failed', failure: result };
  }
  options.onOpen();
  return readEvents(result.value, options);
}

async function openFromVersion({
  request,
  store,
  signal,
  ...options
}: WatchOptions): Promise<Result<OpenWatch>> {
  const open = (isPrinted = false) =>
    OpenWatch.open({
      ...options,
      stop: linkedAbortController(signal),
      path: request.path,
      query: {
        ...request.query,
        ...(isPrinted && INCLUDE_OBJECT),
        resourceVersion: store.resourceVersion,
      },
      accept: watchType({ ...request, isPrinted }),
    });
  const result = await open(request.isPrinted);
  const isRefused =
    !result.ok && result.reason.status === STATUS_NOT_ACCEPTABLE;
  return isRefused && request.isPrinted ? open() : result;
}

/** The media type of a watch. */
export function watchType({
  isMetadataOnly,
  isPrinted,
}: Pick<ItemFormat, 'isMetadataOnly' | 'isPrinted'>): string {
  if (isMetadataOnly) return METADATA;
  return isPrinted ? TABLE : 'application/json';
}

/** The events of a watch until it ends; closes it. Rejects only when the signal aborts. */
export async function readEvents(
  open: OpenWatch,
  {
    connection,
    request,
    store,
    onChange,
    signal,
  }: Pick<
    WatchOptions,
    'connection' | 'request' | 'store' | 'onChange' | 'signal'
  >,
): Promise<WatchOutcome> {
  const slices = new WorkSlices(connection.budget);
  const tables = new TableEvents();
  try {
    for await (const line of open.lines) {
      await slices.begin();
      const sent = parseEvent(line);
      if (!sent) return notKubernetes();
      const { event, cells } = tables.read(sent);
      // Mostly 410. After any error event, changes may have been missed.
      if (event.type === 'ERROR') return { type: 'expired' };
      if (store.apply(event, raw => parseItem(raw, request, undefined, cells)))
        onChange();
      slices.end();
      if (store.isIncomplete) return { type: 'expired' };
      // Events that arrive faster than they are parsed wait at the sender.
      if (slices.isOver) await slices.pause();
    }
  } catch {
    // A broken connection is not reported: the next watch resumes, or reports why it cannot.
    signal.throwIfAborted();
  } finally {
    open.close();
  }
  return { type: open.isIdle ? 'idle' : 'ended' };
}

function notKubernetes(): WatchOutcome {
  return {
    type: 'failed',
    failure: fail('malformed', 'a watch sent something other than events'),
  };
}
