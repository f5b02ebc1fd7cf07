import { TooManyRequestsError } from '../errors';
import { Semaphore } from '../util/Semaphore';
import { Clock, systemClock } from '../util/timing';

/** A tab asks for four logs, its usage and a pod's events; a second one does the same. */
const AT_ONCE = 8;

/** More than anybody clicks in the long run. */
const PER_SECOND = 20;

/** Seconds' worth that may be asked for at once: a crash with twenty logs, opened and reloaded. */
const BURST_SECONDS = 2;

/** Far more than any screen asks for; what is beyond it is a script that should go slower. */
const MAX_WAITING = 100;

/** An answer that refuses is work, too: whoever asks again at once gets so many of them. */
const REFUSALS_PER_SECOND = 20;
const MAX_REFUSAL_MS = 10_000;

/** More people at once than any Backstage has; beyond it whoever came first is forgotten while idle. */
const MAX_CALLERS = 10_000;

export interface CallerGateOptions {
  /** Requests of one caller that are worked on at a time; 8 when absent. */
  readonly requestsPerUser?: number;
  /** In the long run; 20 when absent. */
  readonly requestsPerSecond?: number;
  readonly clock?: Clock;
}

interface CallerState {
  readonly limiter: Semaphore;
  /** When the next request may begin, if the burst is used up; milliseconds since 1970. */
  paidUntil: number;
  refusing: number;
}

/**
 * Works on a few requests of each caller at a time, and on a few in a second, so
 * that two thousand of one leave the process to the others.
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

  /** How many callers have something under way, or had a moment ago. */
  get size(): number {
    return this.#callers.size;
  }

  /**
   * Runs a task when it is its turn among the caller's.
   *
   * @param cost - how many small requests it is worth
   * @throws TooManyRequestsError when too many of the caller's wait already: not
   * at once, as somebody who does not take no for an answer would ask again
   */
  async run<T>(
    caller: string,
    signal: AbortSignal,
    task: () => Promise<T>,
    cost = 1,
  ): Promise<T> {
    const state = this.#stateOf(caller);
    try {
      if (state.limiter.waiting() >= MAX_WAITING) {
        return await this.#refuse(state, signal);
      }
      return await state.limiter.run(signal, async () => {
        await this.#pay(state, cost, signal);
        signal.throwIfAborted();
        return task();
      });
    } finally {
      this.#forgetIdle(caller, state);
    }
  }

  #stateOf(caller: string): CallerState {
    const known = this.#callers.get(caller);
    if (known) return known;
    const limiter = new Semaphore(this.#atOnce);
    const state = { limiter, paidUntil: 0, refusing: 0 };
    this.#callers.set(caller, state);
    return state;
  }

  /** Waits for as long as the caller is ahead of what they may ask for in the long run. */
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
      `More than ${MAX_WAITING} of your requests are waiting already. Send fewer at a time.`,
    );
  }

  /** Who has asked for nothing lately begins anew. */
  #forgetIdle(caller: string, { limiter, paidUntil, refusing }: CallerState) {
    const isRested = paidUntil <= this.#now() - BURST_SECONDS * 1_000;
    if (limiter.idle && refusing === 0 && isRested) {
      this.#callers.delete(caller);
    }
    if (this.#callers.size <= MAX_CALLERS) return;
    for (const [other, state] of this.#callers) {
      if (state.limiter.idle && state.refusing === 0) {
        this.#callers.delete(other);
        return;
      }
    }
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
