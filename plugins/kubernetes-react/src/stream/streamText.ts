import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { StreamError } from './StreamError';
import { Timers } from './timers';

/** The backend gives a sign of life every 15 s; three missing ones mean that the connection is dead. */
const IDLE_TIMEOUT_MS = 50_000;

/** @internal */
export interface StreamTextOptions {
  readonly url: string;
  readonly fetch: FetchApi['fetch'];
  readonly timers: Timers;
  /** Whether silence means that the connection is dead. */
  readonly isBeating: boolean;
  readonly signal: AbortSignal;
}

/**
 * Yields the text of an answer as it arrives; characters may be cut anywhere.
 * Ends with the answer, or when the signal aborts.
 *
 * @throws `ResponseError`, or {@link StreamError} when the connection breaks or
 * falls silent
 *
 * @internal
 */
export async function* streamText(
  options: StreamTextOptions,
): AsyncGenerator<string, void, void> {
  const { url, fetch, timers, isBeating, signal } = options;
  const request = new AbortController();
  const abort = () => request.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let cancelDeadline = () => {};
  let isSilent = false;
  const waitForMore = () => {
    cancelDeadline();
    if (!isBeating) return;
    cancelDeadline = timers.after(IDLE_TIMEOUT_MS, () => {
      isSilent = true;
      request.abort();
    });
  };
  try {
    const response = await fetch(url, { signal: request.signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    if (!response.body) {
      throw new StreamError('This browser gives no access to a live stream.');
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      waitForMore();
      const { done, value } = await reader.read();
      const text = done
        ? decoder.decode()
        : decoder.decode(value, { stream: true });
      if (text !== '') yield text;
      if (done) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof ResponseError || error instanceof StreamError) {
      throw error;
    }
    throw isSilent
      ? new StreamError(
          `The Kubernetes backend has been silent for ${
            IDLE_TIMEOUT_MS / 1000
          } seconds.`,
        )
      : new StreamError('The connection to the log was lost', error);
  } finally {
    cancelDeadline();
    signal.removeEventListener('abort', abort);
    request.abort();
  }
}
