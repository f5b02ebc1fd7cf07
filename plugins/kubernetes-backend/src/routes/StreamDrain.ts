import { Writable } from 'node:stream';
import { ShuttingDownError } from '../errors';
import { Clock } from '../util/timing';

/** An ingress or a Service takes a replica that is not ready out within one to three seconds. */
const DELAY_MS = 3_000;

/** All tabs of a replica that come back in one instant are all the checks and lists of the next one at once. */
const SPREAD_MS = 2_000;

/** Often enough that it is a flow. */
const STEPS = 20;

export interface DrainTimes {
  /** From when the backend says that it is not ready until the first stream ends. */
  readonly delayMs: number;
  /** From the first end to the last. */
  readonly spreadMs: number;
}

/**
 * @param shutdownDelayMs - how long the operator lets Backstage go on after it has said that it is not ready
 * @param isDevelopment - nobody is there to take over, and somebody waits for the restart
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
 * Ends what never ends by itself when the backend stops: not before new
 * connections lead to another replica, so that whoever is sent away is not sent
 * away again, and one stream after the other.
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

  /** Streams that are open. */
  get size(): number {
    return this.#open.size;
  }

  /** The backend is about to stop: connections are better made to another one. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Aborts when all streams have been ended, for answers that may be finished until then. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /**
   * Counts an answer as open until it is closed.
   *
   * @returns a signal that aborts when it is the answer's turn to end
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

  /** Takes no time when nothing is open. */
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
