import { TooManyRequestsError } from '../errors';
import { Semaphore } from '../util/Semaphore';
import { Clock, systemClock } from '../util/timing';

/** Two tabs, each with four logs, usage and a pod's events. */
const AT_ONCE = 8;

/** More requests than a person causes in the long run. */
const PER_SECOND = 20;

/** Burst in seconds' worth of requests: a crash with twenty logs, opened and reloaded. */
const BURST_SECONDS = 2;

/** Far more than any page queues; beyond it the caller is a script that should slow down. */
const MAX_WAITING = 100;

/** Rejections are rate-limited too, because each of them costs work. */
const REFUSALS_PER_SECOND = 20;
const MAX_REFUSAL_MS = 10_000;

/** More concurrent users than any Backstage has; beyond it the oldest idle one is evicted. */
const MAX_CALLERS = 10_000;

/** Cost of a snapshot or stream: without viewers, all clusters of the service are read. */
export const LOOK_COST = 5;

export interface CallerGateOptions {
  /** Concurrent requests per caller; defaults to 8. */
  readonly requestsPerUser?: number;
  /** Sustained rate per caller; defaults to 20. */
  readonly requestsPerSecond?: number;
  readonly clock?: Clock;
}

interface CallerState {
  readonly semaphore: Semaphore;
  /** When the next request may begin, if the burst is used up; milliseconds since 1970. */
  paidUntil: number;
  refusing: number;
}

/**
 * Limits the concurrency and the rate of each caller's requests, so that two thousand
 * requests of one caller do not slow down the others.
 */
export class CallerGate {
  readonly #atOnce: number;
  readonly #everyMs: number;
  readonly #clock: Clock;
  readonly #callers = new Map<string, CallerState>();

  constructor({
    requestsPerUser = AT_ONCE,
    requestsPerSecond = PER_SECOND,
    clock = systemClock,
  }: CallerGateOptions = {}) {
    this.#atOnce = requestsPerUser;
    this.#everyMs = 1_000 / requestsPerSecond;
    this.#clock = clock;
  }

  /** Number of callers with running or recent requests. */
  get size(): number {
    return this.#callers.size;
  }

  /**
   * Runs a task when the caller's queue reaches it.
   *
   * @param cost - number of small requests that it counts for
   * @throws TooManyRequestsError when the caller's queue is full: not at once, because an
   * impatient client would immediately retry
   */
  async run<T>(
    caller: string,
    signal: AbortSignal,
    task: () => Promise<T>,
    cost = 1,
  ): Promise<T> {
    const state = this.#ensureState(caller);
    try {
      if (state.semaphore.waiting() >= MAX_WAITING) {
        return await this.#refuse(state, signal);
      }
      return await state.semaphore.run(signal, async () => {
        await this.#pay(state, cost, signal);
        signal.throwIfAborted();
        return task();
      });
    } finally {
      this.#forgetIdle(caller, state);
    }
  }

  #ensureState(caller: string): CallerState {
    const known = this.#callers.get(caller);
    if (known) return known;
    const semaphore = new Semaphore(this.#atOnce);
    const state = { semaphore, paidUntil: 0, refusing: 0 };
    this.#callers.set(caller, state);
    return state;
  }

  /** Waits while the caller is above the sustained rate. */
  async #pay(
    state: CallerState,
    cost: number,
    signal: AbortSignal,
  ): Promise<void> {
    const now = this.#now();
    state.paidUntil =
      Math.max(state.paidUntil, now - BURST_SECONDS * 1_000) +
      cost * this.#everyMs;
    if (state.paidUntil > now) {
      await this.#clock.sleep(state.paidUntil - now, signal);
    }
  }

  async #refuse(state: CallerState, signal: AbortSignal): Promise<never> {
    state.refusing += 1;
    const waitMs = (state.refusing * 1_000) / REFUSALS_PER_SECOND;
    await this.#clock.sleep(Math.min(waitMs, MAX_REFUSAL_MS), signal);
    state.refusing -= 1;
    throw new TooManyRequestsError(
      `More than ${MAX_WAITING} of your requests are already waiting. Send fewer at a time.`,
    );
  }

  /** Evicts callers without recent requests. */
  #forgetIdle(caller: string, { semaphore, paidUntil, refusing }: CallerState) {
    const isRested = paidUntil <= this.#now() - BURST_SECONDS * 1_000;
    if (semaphore.idle && refusing === 0 && isRested) {
      this.#callers.delete(caller);
    }
    if (this.#callers.size <= MAX_CALLERS) return;
    for (const [other, state] of this.#callers) {
      if (state.semaphore.idle && state.refusing === 0) {
        this.#callers.delete(other);
        return;
      }
    }
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
