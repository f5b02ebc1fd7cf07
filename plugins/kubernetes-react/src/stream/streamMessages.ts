import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { parseServiceMessage } from './parseServiceMessage';
import { readLines } from './readLines';
import { StreamError } from './StreamError';
import {
  IDLE_TIMEOUT_MS,
  StreamRequest,
  StreamRequestOptions,
} from './StreamRequest';

/** The backend says hello before it asks any cluster, so a first line this late is held back on the way. */
const FIRST_LINE_TIMEOUT_MS = 5_000;

/** @internal */
export interface StreamMessagesOptions extends StreamRequestOptions {
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
  const { signal, onFirstLine } = options;
  const request = new StreamRequest(options);
  let heard = false;
  try {
    request.armDeadline(FIRST_LINE_TIMEOUT_MS);
    const body = await request.open({ Accept: 'application/x-ndjson' });
    for await (const line of readLines(body)) {
      request.clearDeadline();
      if (!heard) onFirstLine?.();
      heard = true;
      const message = parseServiceMessage(line);
      yield message;
      if (message.type === 'end') return 'ended';
      request.armDeadline(IDLE_TIMEOUT_MS);
    }
    throw new StreamError(
      'The connection to the Kubernetes backend was closed.',
    );
  } catch (error) {
    if (signal.aborted) return 'ended';
    if (request.isLate && !heard) return 'buffered';
    throw request.explain(
      error,
      'The connection to the Kubernetes backend was lost',
    );
  } finally {
    request.close();
  }
}
