/** Short enough to go unnoticed: other work gets its turn after it. */
const SLICE_MS = 8;

/** Reserved for work that starts; its real duration is counted when it is done. */
const EXPECTED_MS = 1;

/** A first look at a service with thousands of pods, several times over. */
const BURST_MS = 2_000;

export interface WorkBudgetOptions {
  /** Of the process's time, from 0 to 1; asked for each time. */
  readonly share: () => number;
  /** What may be used at once after a rest. */
  readonly burstMs?: number;
  /** Milliseconds that only ever grow. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/**
 * Limits the CPU time that is spent on the responses of one cluster, so that a
 * cluster that floods does not hold up all others: its responses are read no
 * faster than they are processed, and HTTP's flow control does the rest.
 *
 * Two bounds: its share of the time in the long run, and one slice in each turn
 * of the event loop, however many lists and watches there are.
 */
export class WorkBudget {
  readonly #share: () => number;
  readonly #burstMs: number;
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  /** Negative when more was used than there was. */
  #leftMs: number;
  #at: number;
  /** In this turn of the event loop. */
  #usedInTurnMs = 0;
  #isTurnCounted = false;
  readonly #waiting: (() => void)[] = [];
  #isServing = false;

  constructor({
    share,
    burstMs = BURST_MS,
    now = () => performance.now(),
    sleep = ms => new Promise(resolve => setTimeout(resolve, ms)),
  }: WorkBudgetOptions) {
    this.#share = share;
    this.#burstMs = burstMs;
    this.#now = now;
    this.#sleep = sleep;
    this.#leftMs = burstMs;
    this.#at = now();
  }

  /** Nothing was used lately, and nothing waits. */
  get isFull(): boolean {
    this.#refill();
    return this.#leftMs >= this.#burstMs && this.#waiting.length === 0;
  }

  /** Resolves when work may start; undefined when that is now. */
  ready(): Promise<void> | undefined {
    this.#refill();
    const isFree = this.#leftMs >= 0 && this.#usedInTurnMs < SLICE_MS;
    if (isFree && this.#waiting.length === 0) {
      this.#useInTurn(EXPECTED_MS);
      return undefined;
    }
    return new Promise(resolve => {
      this.#waiting.push(resolve);
      void this.#serve();
    });
  }

  /** Runs work and counts its duration. */
  run<T>(work: () => T): T {
    const startedAt = this.#now();
    try {
      return work();
    } finally {
      this.spend(this.#now() - startedAt);
    }
  }

  /** @param ms - that have just passed */
  spend(ms: number): void {
    this.#refill(this.#now() - ms);
    this.#leftMs -= ms;
    this.#refill();
    this.#useInTurn(ms);
  }

  #useInTurn(ms: number): void {
    this.#usedInTurnMs += ms;
    if (this.#isTurnCounted) return;
    this.#isTurnCounted = true;
    setImmediate(() => {
      this.#isTurnCounted = false;
      this.#usedInTurnMs = 0;
    });
  }

  /** Resumes what waits, one in each turn of the event loop. */
  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    while (this.#waiting.length > 0) {
      await new Promise(setImmediate);
      this.#refill();
      if (this.#leftMs < 0) {
        await this.#sleep(Math.ceil(-this.#leftMs / this.#share()));
      } else this.#waiting.shift()?.();
    }
    this.#isServing = false;
  }

  #refill(now = this.#now()): void {
    const earned = Math.max(0, now - this.#at) * this.#share();
    this.#leftMs = Math.min(this.#burstMs, this.#leftMs + earned);
    this.#at = Math.max(now, this.#at);
  }
}

/**
 * Long work in short slices: between two of them everything else gets its turn,
 * and a cluster that has used up its budget waits.
 */
export class WorkSlices {
  readonly #budget: WorkBudget | undefined;
  readonly #now: () => number;
  /** Absent while something is waited for, which is no work. */
  #startedAt: number | undefined;
  /** Since the last pause. */
  #workedMs = 0;

  /**
   * @param budget - without one there are slices all the same
   * @param now - milliseconds that only ever grow
   */
  constructor(
    budget: WorkBudget | undefined,
    now: () => number = () => performance.now(),
  ) {
    this.#budget = budget;
    this.#now = now;
  }

  /** The time is up: wait for {@link WorkSlices.pause}. */
  get isOver(): boolean {
    return this.#workedMs + this.#runningMs >= SLICE_MS;
  }

  /** To be called when work goes on after something was waited for. */
  async begin(): Promise<void> {
    await this.#budget?.ready();
    this.#startedAt = this.#now();
  }

  /** To be called when there is nothing more to do for now. */
  end(): void {
    const ms = this.#runningMs;
    this.#startedAt = undefined;
    if (ms === 0) return;
    this.#budget?.spend(ms);
    this.#workedMs += ms;
  }

  async pause(): Promise<void> {
    this.end();
    this.#workedMs = 0;
    await new Promise(setImmediate);
    await this.begin();
  }

  get #runningMs(): number {
    return this.#startedAt === undefined ? 0 : this.#now() - this.#startedAt;
  }
}
