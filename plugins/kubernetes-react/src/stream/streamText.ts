import { toRefusal } from './toRefusal';
import {
  IDLE_TIMEOUT_MS,
  StreamRequest,
  StreamRequestOptions,
} from './StreamRequest';

/** @internal */
export interface StreamTextOptions extends StreamRequestOptions {
  /** Whether silence means that the connection is dead. */
  readonly isBeating: boolean;
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
  const request = new StreamRequest(options);
  try {
    const reader = (await request.open({}, toRefusal)).getReader();
    const decoder = new TextDecoder();
    for (;;) {
      if (options.isBeating) request.armDeadline(IDLE_TIMEOUT_MS);
      const { done, value } = await reader.read();
      request.clearDeadline();
      const text = done
        ? decoder.decode()
        : decoder.decode(value, { stream: true });
      if (text !== '') yield text;
      if (done) return;
    }
  } catch (error) {
    if (options.signal.aborted) return;
    throw request.explain(error, 'The connection to the log was lost');
  } finally {
    request.close();
  }
}
