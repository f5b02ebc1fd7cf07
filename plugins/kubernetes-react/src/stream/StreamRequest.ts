import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { StreamError, VersionError } from './StreamError';
import { Timers } from './timers';

/** The backend gives a sign of life every 15 s; three missing ones mean that the connection is dead. */
export const IDLE_TIMEOUT_MS = 50_000;

/** @internal */
export interface StreamRequestOptions {
  readonly url: string;
  readonly fetch: FetchApi['fetch'];
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/**
 * One request whose answer has no end of its own. It ends when the caller's
 * signal aborts, and when nothing comes for so long that the connection is dead.
 *
 * @internal
 */
export class StreamRequest {
  readonly #options: StreamRequestOptions;
  readonly #request = new AbortController();
  #cancelDeadline = () => {};
  #isLate = false;

  constructor(options: StreamRequestOptions) {
    this.#options = options;
    const { signal } = options;
    signal.addEventListener('abort', this.#abort, { once: true });
    if (signal.aborted) this.#abort();
  }

  /** Whether it was given up, as nothing came in time. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** @throws `ResponseError` when the backend refuses */
  async open(
    headers?: Readonly<Record<string, string>>,
    toError: (refusal: Response) => Promise<Error> = response =>
      ResponseError.fromResponse(response),
  ): Promise<ReadableStream<Uint8Array>> {
    const { url, fetch } = this.#options;
    const response = await fetch(url, {
      signal: this.#request.signal,
      headers,
    });
    if (!response.ok) throw await toError(response);
    if (!response.body) {
      throw new StreamError(
        "This browser doesn't support streamed responses. Use a current browser.",
      );
    }
    return response.body;
  }

  /** Aborts after that time, unless data arrives before. */
  armDeadline(delayMs: number): void {
    this.#cancelDeadline();
    this.#cancelDeadline = this.#options.timers.after(delayMs, () => {
      this.#isLate = true;
      this.#abort();
    });
  }

  /** Data has arrived, and its consumer has no deadline. */
  clearDeadline(): void {
    this.#cancelDeadline();
  }

  close(): void {
    this.#cancelDeadline();
    this.#options.signal.removeEventListener('abort', this.#abort);
    this.#abort();
  }

  /** What ended it, in words for a reader: `lost` says what was lost. */
  explain(error: unknown, lost: string): unknown {
    if (
      error instanceof ResponseError ||
      error instanceof StreamError ||
      error instanceof VersionError
    ) {
      return error;
    }
    return this.#isLate
      ? new StreamError(
          `The Kubernetes backend sent nothing for ${
            IDLE_TIMEOUT_MS / 1000
          } seconds.`,
        )
      : new StreamError(lost, error);
  }

  #abort = (): void => this.#request.abort();
}
