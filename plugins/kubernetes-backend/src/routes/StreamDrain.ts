import { Writable } from 'node:stream';
import { ShuttingDownError } from '../errors';
import { Clock } from '../util/timing';

/** An ingress or a Service removes a replica that is not ready within one to three seconds. */
const DELAY_MS = 3_000;

/** Spread over time, so that the next replica does not get all checks and lists at once. */
const SPREAD_MS = 2_000;

/** Streams end in this many batches. */
const STEPS = 20;

export interface DrainTimes {
  /** From the moment the backend is not ready until the first stream ends. */
  readonly delayMs: number;
  /** From the first end to the last. */
  readonly spreadMs: number;
}

/**
 * @param shutdownDelayMs - how long Backstage keeps running after it reports that it is not ready
 * @param isDevelopment - no other replica exists, and a developer waits for the restart
 */
export function drainTimes(
  shutdownDelayMs: number | undefined,
  isDevelopment: boolean,
): DrainTimes {
  if (shutdownDelayMs !== undefined) {
    const spreadMs = Math.min(SPREAD_MS, shutdownDelayMs / 2);
    return { delayMs: shutdownDelayMs - spreadMs, spreadMs };
  }
  return isDevelopment
    ? { delayMs: 0, spreadMs: 0 }
    : { delayMs: DELAY_MS, spreadMs: SPREAD_MS };
}

/**
 * Ends the streams when the backend stops: not before new connections go to another replica,
 * so that clients do not reconnect to this one, and one stream after another.
 */
export class StreamDrain {
  readonly #clock: Clock;
  readonly #times: DrainTimes;
  readonly #open = new Set<AbortController>();
  readonly #empty = new AbortController();
  readonly #ended = new AbortController();
  #isDraining = false;

  constructor(clock: Clock, times: DrainTimes) {
    this.#clock = clock;
    this.#times = times;
  }

  /** Number of open streams. */
  get size(): number {
    return this.#open.size;
  }

  /** The backend is stopping: new connections should go to another replica. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Aborts after all streams have ended, for responses that may finish until then. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /**
   * Counts a response as open until it is closed.
   *
   * @returns a signal that aborts when the response must end
   * @throws ShuttingDownError when it would soon be ended again
   */
  enter(response: Writable): AbortSignal {
    if (this.#isDraining) throw new ShuttingDownError();
    const stream = new AbortController();
    if (response.closed) return stream.signal;
    this.#open.add(stream);
    response.once('close', () => {
      this.#open.delete(stream);
      if (this.#isDraining && this.#open.size === 0) this.#empty.abort();
    });
    return stream.signal;
  }

  /** Resolves at once when no stream is open. */
  async drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    if (this.#open.size > 0) {
      await this.#clock.sleep(this.#times.delayMs, this.#empty.signal);
      await this.#endAll([...this.#open]);
    }
    this.#ended.abort();
  }

  async #endAll(streams: readonly AbortController[]): Promise<void> {
    const perStep = Math.ceil(streams.length / STEPS);
    for (let index = 0; index < streams.length; index += perStep) {
      if (index > 0) {
        await this.#clock.sleep(
          (this.#times.spreadMs * perStep) / streams.length,
          this.#empty.signal,
        );
      }
      for (const each of streams.slice(index, index + perStep)) each.abort();
    }
  }
}
