import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { parseServiceMessage } from './parseServiceMessage';
import { readLines } from './readLines';
import { StreamError } from './StreamError';
import { Timers } from './timers';

/** The backend says hello before it asks any cluster, so a first line this late is held back on the way. */
const FIRST_LINE_TIMEOUT_MS = 5_000;

/** The backend sends a heartbeat every 15 s; three missing ones mean that the connection is dead. */
const IDLE_TIMEOUT_MS = 50_000;

/** @internal */
export interface StreamMessagesOptions {
  readonly url: string;
  readonly fetch: FetchApi['fetch'];
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** Told once, when something arrives. */
  readonly onFirstLine?: () => void;
}

/**
 * Yields the messages of the `live` route.
 *
 * @returns `buffered` when the first line did not come in time, else `ended`:
 * the backend said why, or the signal aborted
 * @throws `ResponseError`, or {@link StreamError} when the stream broke
 *
 * @internal
 */
export async function* streamMessages(
  options: StreamMessagesOptions,
): AsyncGenerator<ServiceMessage, 'ended' | 'buffered', void> {
  const { url, fetch, timers, signal } = options;
  const request = new AbortController();
  const abort = () => request.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let isLate = false;
  let heard = false;
  const deadline = (delayMs: number) =>
    timers.after(delayMs, () => {
      isLate = true;
      request.abort();
    });
  let cancelDeadline = deadline(FIRST_LINE_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      signal: request.signal,
      headers: { Accept: 'application/x-ndjson' },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    if (!response.body) {
      throw new StreamError('This browser gives no access to a live stream.');
    }
    for await (const line of readLines(response.body)) {
      cancelDeadline();
      if (!heard) options.onFirstLine?.();
      heard = true;
      const message = parseServiceMessage(line);
      yield message;
      if (message.type === 'end') return 'ended';
      cancelDeadline = deadline(IDLE_TIMEOUT_MS);
    }
    throw new StreamError(
      'The connection to the Kubernetes backend was closed.',
    );
  } catch (error) {
    if (signal.aborted) return 'ended';
    if (isLate && !heard) return 'buffered';
    throw asStreamError(error, isLate);
  } finally {
    cancelDeadline();
    signal.removeEventListener('abort', abort);
    request.abort();
  }
}

function asStreamError(error: unknown, isLate: boolean): unknown {
  if (error instanceof ResponseError || error instanceof StreamError) {
    return error;
  }
  return isLate
    ? new StreamError(
        `The Kubernetes backend has been silent for ${
          IDLE_TIMEOUT_MS / 1000
        } seconds.`,
      )
    : new StreamError(
        'The connection to the Kubernetes backend was lost',
        error,
      );
}
