import { TooManyRequestsError } from '../errors';
import { Limiter } from '../util/Limiter';

/** A tab asks for four logs, its usage and a pod's events; a second one does the same. */
const AT_ONCE = 8;

/** Far more than any screen asks for; what is beyond it is a script that should go slower. */
const MAX_WAITING = 100;

export interface CallerGateOptions {
  /** Requests of one caller that are worked on at a time; 8 when absent. */
  readonly requestsPerUser?: number;
}

/**
 * Works on a few requests of each caller at a time, so that two thousand of one
 * leave the process to the others between any two of them.
 */
export class CallerGate {
  readonly #atOnce: number;
  readonly #callers = new Map<string, Limiter>();

  constructor({ requestsPerUser = AT_ONCE }: CallerGateOptions = {}) {
    this.#atOnce = requestsPerUser;
  }

  /** How many callers have something under way. */
  get size(): number {
    return this.#callers.size;
  }

  /**
   * Runs a task when it is its turn among the caller's.
   *
   * @throws TooManyRequestsError when too many of the caller's wait already
   */
  async run<T>(
    caller: string,
    signal: AbortSignal,
    task: () => Promise<T>,
  ): Promise<T> {
    const limiter = this.#callers.get(caller) ?? new Limiter(this.#atOnce);
    if (limiter.waiting() >= MAX_WAITING) {
      throw new TooManyRequestsError(
        `More than ${MAX_WAITING} of your requests are waiting already. Send fewer at a time.`,
      );
    }
    this.#callers.set(caller, limiter);
    try {
      return await limiter.run(signal, task);
    } finally {
      if (limiter.idle) this.#callers.delete(caller);
    }
  }
}
