import { Clock } from '../../util/timing';
import { Semaphore } from '../../util/Semaphore';
import { Suspicion } from '../suspicion/findSuspicion';

/** What the tab's own diagnosis says of a service, in the clusters that looked wrong. */
export interface Judgement {
  readonly isWell: boolean;
  /** As of the tab's verdict: `failing`, `notReady`, `ready`. */
  readonly state: string;
  /** One sentence, in English. */
  readonly headline: string;
  /** Failure classes that need attention, worst first. */
  readonly classes: readonly string[];
}

/** How a service does, as far as is known. */
export type FleetVerdict = {
  /** When it became so, which is when it was noticed. */
  readonly since: Date;
} & (
  | {
      /** Nothing looks wrong, so nothing was diagnosed. */
      readonly type: 'unsuspicious';
    }
  | {
      readonly type: 'judged';
      readonly judgement: Judgement;
      readonly clusters: readonly string[];
    }
);

export interface VerdictKeeperOptions {
  /** What looks wrong, from the index alone. */
  readonly look: (entityRef: string) => Suspicion;
  /** Diagnoses a service; undefined where it cannot be read now. */
  readonly judge: (
    entityRef: string,
    clusters: readonly string[],
    signal: AbortSignal,
  ) => Promise<Judgement | undefined>;
  readonly clock: Clock;
  /** Diagnoses at a time. */
  readonly atOnce?: number;
  readonly onFault: (entityRef: string, error: unknown) => void;
}

/** Changes of one service that follow each other are looked at together. */
const SETTLE_MS = 500;
const TICK_MS = 250;

/** Between two diagnoses of one service, however often it changes. */
const MIN_BETWEEN_MS = 10_000;

/** What looks wrong is diagnosed again, since causes and their grace times change without the pods. */
const AGAIN_MS = 60_000;

/** So that a pod which crashes again and again is not well in between. */
const WELL_AFTER_MS = 60_000;

const AT_ONCE = 4;

interface Entry {
  verdict?: FleetVerdict;
  /** When it is looked at next, in milliseconds since 1970; absent for not at all. */
  dueAt?: number;
  judgedAt: number;
  /** Since when it has been well, while its verdict says that it is not. */
  wellSince?: number;
  isBusy: boolean;
}

/**
 * Keeps a verdict on each service: a look at the index for all of them, a diagnosis for
 * those that look wrong, a few at a time. A service becomes unwell at once and well only
 * when it has been so for a minute.
 */
export class VerdictKeeper {
  readonly #options: VerdictKeeperOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Set<string>();
  readonly #judging: Semaphore;

  constructor(options: VerdictKeeperOptions) {
    this.#options = options;
    this.#judging = new Semaphore(options.atOnce ?? AT_ONCE);
  }

  /** Undefined until it has been looked at. */
  get(entityRef: string): FleetVerdict | undefined {
    return this.#entries.get(entityRef)?.verdict;
  }

  /** How many services wait for a diagnosis. */
  get waiting(): number {
    return this.#judging.waiting();
  }

  /** Something of the service has changed. */
  touch(entityRef: string): void {
    const entry = this.#entries.get(entityRef) ?? {
      judgedAt: 0,
      isBusy: false,
    };
    this.#entries.set(entityRef, entry);
    this.#schedule(entityRef, entry, this.#now() + SETTLE_MS);
  }

  forget(entityRef: string): void {
    this.#entries.delete(entityRef);
    this.#due.delete(entityRef);
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = this.#now();
      for (const entityRef of [...this.#due]) {
        const entry = this.#entries.get(entityRef);
        const isDue = (entry?.dueAt ?? 0) <= now && !entry?.isBusy;
        if (!entry || !isDue) continue;
        this.#due.delete(entityRef);
        entry.dueAt = undefined;
        this.#lookAt(entityRef, entry, signal);
      }
      await this.#options.clock.sleep(TICK_MS, signal);
    }
  }

  #lookAt(entityRef: string, entry: Entry, signal: AbortSignal): void {
    const suspicion = this.#options.look(entityRef);
    const isJudged = entry.verdict?.type === 'judged';
    if (suspicion.size === 0 && !isJudged) {
      entry.verdict ??= { type: 'unsuspicious', since: this.#date() };
      return;
    }
    const next = entry.judgedAt + MIN_BETWEEN_MS;
    if (next > this.#now()) {
      this.#schedule(entityRef, entry, next);
      return;
    }
    entry.isBusy = true;
    void this.#judge(entityRef, entry, suspicion, signal).finally(() => {
      entry.isBusy = false;
    });
  }

  async #judge(
    entityRef: string,
    entry: Entry,
    suspicion: Suspicion,
    signal: AbortSignal,
  ): Promise<void> {
    const { judge, onFault } = this.#options;
    // A service that is well again is diagnosed where it was not.
    const before =
      entry.verdict?.type === 'judged' ? entry.verdict.clusters : [];
    const clusters = [...new Set([...suspicion.keys(), ...before])];
    try {
      const judgement = await this.#judging.run(signal, () =>
        judge(entityRef, clusters, signal),
      );
      entry.judgedAt = this.#now();
      if (judgement) this.#take(entry, judgement, suspicion);
    } catch (error) {
      entry.judgedAt = this.#now();
      if (!signal.aborted) onFault(entityRef, error);
    }
    const isOver = entry.verdict?.type === 'unsuspicious';
    if (!isOver || suspicion.size > 0) {
      this.#schedule(entityRef, entry, this.#now() + AGAIN_MS);
    }
  }

  #take(entry: Entry, judgement: Judgement, suspicion: Suspicion): void {
    const { verdict } = entry;
    const wasUnwell = verdict?.type === 'judged' && !verdict.judgement.isWell;
    if (judgement.isWell && wasUnwell) {
      entry.wellSince ??= this.#now();
      if (this.#now() - entry.wellSince < WELL_AFTER_MS) return;
    }
    entry.wellSince = undefined;
    if (judgement.isWell && suspicion.size === 0) {
      entry.verdict = { type: 'unsuspicious', since: this.#date() };
      return;
    }
    const isSame =
      verdict?.type === 'judged' &&
      verdict.judgement.isWell === judgement.isWell;
    entry.verdict = {
      type: 'judged',
      judgement,
      clusters: [...suspicion.keys()],
      since: isSame ? verdict.since : this.#date(),
    };
  }

  #schedule(entityRef: string, entry: Entry, at: number): void {
    if (this.#entries.get(entityRef) !== entry) return;
    entry.dueAt = Math.min(entry.dueAt ?? Infinity, at);
    this.#due.add(entityRef);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  #date(): Date {
    return this.#options.clock.now();
  }
}
