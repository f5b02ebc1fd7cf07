import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection } from '../../transport';
import { fail, Failure, Result } from '../../util/Result';
import { Clock, linkedAbortController } from '../../util/timing';
import { WorkSlices } from '../../util/WorkBudget';
import { ObjectList, parseItem } from './list';
import { MAX_SILENCE_MS, OpenWatch, OpenWatchOptions } from './OpenWatch';
import { Store } from './Store';
import { WatchRequest, watchType } from './watch';
import { parseEvent, WatchEvent } from './watchEvent';
import { readField } from '../../util/readField';

/** API servers send what they have without a pause; proxies that collect a response send nothing. */
const MAX_FIRST_SILENCE_MS = 3_000;

/** On the bookmark after the last object that was there at first. */
const END_ANNOTATION = 'k8s.io/initial-events-end';

const BROKEN_OFF = fail(
  'unreachable',
  'the connection was closed during a list',
);

/** How API servers without streamed lists refuse the parameters. */
const STATUS_REFUSED: ReadonlySet<number | undefined> = new Set([400, 422]);

export interface StreamListOptions {
  readonly connection: ClusterConnection;
  readonly request: WatchRequest;
  /** The list is at least as new as this. */
  readonly resourceVersion: string;
  readonly isSelected: (object: ModelObject) => boolean;
  readonly maxObjects: number;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** Until when the list has to be complete. */
  readonly until: AbortSignal;
  /** Closes the watch after the list. */
  readonly signal: AbortSignal;
}

/**
 * A list that came as the first events of a watch, and that watch; or why not.
 *
 * - `unsupported`: the API server, or a proxy on the way, does not stream lists
 * - `unsuited`: this one has to be listed; others may be streamed
 * - `failed`: a list would probably fail, too
 */
export type StreamedList =
  | {
      readonly type: 'listed';
      readonly list: ObjectList;
      readonly watch: OpenWatch;
    }
  | { readonly type: 'unsupported' }
  | { readonly type: 'unsuited' }
  | { readonly type: 'failed'; readonly failure: Failure };

/**
 * Reads a type as client-go does where the API server offers it: by one request that
 * is the list and the watch after it. Rejects only when one of the signals aborts.
 */
export async function streamList({
  until,
  signal,
  ...options
}: StreamListOptions): Promise<StreamedList> {
  const stop = linkedAbortController(signal);
  const giveUp = () => stop.abort(until.reason);
  if (until.aborted) giveUp();
  else until.addEventListener('abort', giveUp, { once: true });
  let isListed = false;
  try {
    const result = await openStream({ ...options, stop });
    if (!result.ok) return refused(result);
    const streamed = await readList(result.value, {
      ...options,
      signal: stop.signal,
    });
    isListed = streamed.type === 'listed';
    return streamed;
  } finally {
    until.removeEventListener('abort', giveUp);
    if (!isListed) stop.abort();
  }
}

function openStream({
  request,
  resourceVersion,
  ...options
}: Omit<StreamListOptions, 'until' | 'signal'> &
  Pick<OpenWatchOptions, 'stop'>): Promise<Result<OpenWatch>> {
  return OpenWatch.open({
    ...options,
    path: request.path,
    query: {
      ...request.query,
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      resourceVersion,
    },
    accept: watchType(request),
    maxSilenceMs: MAX_FIRST_SILENCE_MS,
  });
}

function refused(failure: Failure): StreamedList {
  const { code, status } = failure.reason;
  if (STATUS_REFUSED.has(status)) return { type: 'unsupported' };
  switch (code) {
    // A role may allow lists and no watches; a server that fails to stream may still list.
    case 'forbidden':
    case 'malformed':
    case 'server-error':
      return { type: 'unsuited' };
    default:
      return { type: 'failed', failure };
  }
}

async function readList(
  watch: OpenWatch,
  { signal, ...options }: Omit<StreamListOptions, 'until' | 'resourceVersion'>,
): Promise<StreamedList> {
  try {
    const list = await readUntilEnd(watch, options);
    if (!list) return { type: 'unsuited' };
    watch.allowSilence(MAX_SILENCE_MS);
    return { type: 'listed', list, watch };
  } catch {
    if (watch.isIdle) return { type: 'unsupported' };
    signal.throwIfAborted();
    return { type: 'failed', failure: BROKEN_OFF };
  }
}

/** Undefined where it has no end, or is no list. Rejects when the watch breaks off. */
async function readUntilEnd(
  { lines }: OpenWatch,
  {
    connection,
    request,
    isSelected,
    maxObjects,
  }: Pick<
    StreamListOptions,
    'connection' | 'request' | 'isSelected' | 'maxObjects'
  >,
): Promise<ObjectList | undefined> {
  const store = new Store(isSelected, maxObjects);
  const slices = new WorkSlices(connection.budget);
  // `for await` would close the watch at the end of the list.
  let next = await lines.next();
  while (!next.done) {
    await slices.begin();
    const event = parseEvent(next.value);
    if (!event || event.type === 'ERROR') return undefined;
    // Objects may change, and be deleted, while the first are being sent.
    store.apply(event, raw => parseItem(raw, request));
    // The rest of a list is skipped, which a watch cannot.
    if (store.isTruncated) return undefined;
    slices.end();
    if (isEnd(event)) {
      const { objects, resourceVersion } = store;
      if (resourceVersion === '') return undefined;
      return { objects, resourceVersion, isTruncated: false };
    }
    if (slices.isOver) await slices.pause();
    next = await lines.next();
  }
  return undefined;
}

function isEnd({ type, object }: WatchEvent): boolean {
  if (type !== 'BOOKMARK') return false;
  const annotations = readField(readField(object, 'metadata'), 'annotations');
  return readField(annotations, END_ANNOTATION) === 'true';
}
