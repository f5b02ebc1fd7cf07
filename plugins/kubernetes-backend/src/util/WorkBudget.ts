/** As long as nobody notices: what waits meanwhile gets its turn after it. */
const SLICE_MS = 8;

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
 * How much of the process's one thread the answers of a cluster may use. Node
 * has no other way to keep one that floods from holding up all others: what it
 * sends is read no faster than it is understood, and HTTP's flow control does
 * the rest.
 */
export class WorkBudget {
  readonly #share: () => number;
  readonly #burstMs: number;
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  /** Negative when more was used than there was. */
  #leftMs: number;
  #at: number;

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

  /** Nothing was used lately. */
  get isFull(): boolean {
    this.#refill();
    return this.#leftMs >= this.#burstMs;
  }

  /** Resolves when work may be done: at once, unless too much was. */
  async ready(): Promise<void> {
    for (;;) {
      this.#refill();
      if (this.#leftMs >= 0) return;
      await this.#sleep(Math.ceil(-this.#leftMs / this.#share()));
    }
  }

  /** Does something, and counts how long it took. */
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
  #startedAt = performance.now();
  /** Since the last pause. */
  #workedMs = 0;

  /** @param budget - without one there are slices all the same */
  constructor(budget: WorkBudget | undefined) {
    this.#budget = budget;
  }

  /** The time is up: wait for {@link WorkSlices.pause}. */
  get isOver(): boolean {
    return this.#workedMs + this.#runningMs >= SLICE_MS;
  }

  /** To be called when work goes on after something was waited for. */
  begin(): void {
    this.#startedAt = performance.now();
  }

  /** To be called when there is nothing more to do for now. */
  end(): void {
    const ms = this.#runningMs;
    this.#budget?.spend(ms);
    this.#workedMs += ms;
    this.begin();
  }

  async pause(): Promise<void> {
    this.end();
    await new Promise(setImmediate);
    await this.#budget?.ready();
    this.#workedMs = 0;
    this.begin();
  }

  get #runningMs(): number {
    return performance.now() - this.#startedAt;
  }
}
