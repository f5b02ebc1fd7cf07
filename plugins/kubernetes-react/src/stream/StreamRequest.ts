import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { StreamError, VersionError } from './StreamError';
import { Timers } from './timers';

/** The backend sends a heartbeat every 15 s; after three missing ones the connection is dead. */
export const IDLE_TIMEOUT_MS = 50_000;

/** @internal */
export interface StreamRequestOptions {
  readonly url: string;
  readonly fetch: FetchApi['fetch'];
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/**
 * One request whose response has no end of its own. It ends when the caller's signal aborts,
 * and when nothing arrives for so long that the connection must be dead.
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

  /** Whether it was given up because nothing arrived in time. */
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

  /** Data has arrived; its consumer may take its time. */
  clearDeadline(): void {
    this.#cancelDeadline();
  }

  close(): void {
    this.#cancelDeadline();
    this.#options.signal.removeEventListener('abort', this.#abort);
    this.#abort();
  }

  /** An error for readers: what ended it, or `lost`, the sentence that says what was lost. */
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
