import { FleetHelp } from '@podlight/backstage-plugin-kubernetes-common';
import { callWithDeadline } from '../util/timing';
import { HelpAnswer } from './Telemetry';

/** Failure classes. Those that are declared are some hundred. */
const MAX_CLASSES = 1_000;

/** A page of the fleet reads them every 15 seconds, and many people have one open. */
const READ_EVERY_MS = 10_000;

/** A page doesn't wait longer for the database. */
const WAIT_MS = 1_000;

const NEVER: FleetHelp = { opened: 0, helped: 0, notHelped: 0 };

/** Counts by failure class. */
export type HelpCounts = ReadonlyMap<string, FleetHelp>;

/** Where all replicas count together. */
export interface HelpStore {
  /** Adds to what is stored. */
  add(counts: HelpCounts): Promise<void>;
  /** At most so many classes, those that were opened most. */
  read(limit: number): Promise<HelpCounts>;
}

export interface HelpTallyOptions {
  /** Undefined where there is none, or not yet: it is counted in memory. */
  readonly store?: () => HelpStore | undefined;
  readonly monotonic?: () => number;
  readonly onFault?: (error: unknown) => void;
}

/** Counts what the metrics count of Help, too, for a page that has no Prometheus to ask. */
export class HelpTally {
  readonly #options: HelpTallyOptions;
  readonly #monotonic: () => number;
  #stored: HelpCounts = new Map();
  /** What the store doesn't have yet. */
  #pending = new Map<string, FleetHelp>();
  #readAt = -Infinity;
  /** One statement at a time, so that nothing is counted twice or not at all. */
  #queue: Promise<void> = Promise.resolve();
  #isQueued = false;

  constructor(options: HelpTallyOptions = {}) {
    this.#options = options;
    this.#monotonic = options.monotonic ?? (() => performance.now());
  }

  /** @param failureClass - one that is declared */
  opened(failureClass: string): void {
    this.#count(failureClass, 'opened');
  }

  answered({ class: failureClass, helped }: HelpAnswer): void {
    this.#count(failureClass, helped === 'yes' ? 'helped' : 'notHelped');
  }

  /** Without classes whose Help nobody has opened. Never rejects, and shows what it knows while the store fails. */
  async read(signal: AbortSignal): Promise<HelpCounts> {
    await callWithDeadline(signal, WAIT_MS, () => this.#sync()).catch(
      () => undefined,
    );
    return sum(this.#stored, this.#pending);
  }

  #count(failureClass: string, field: keyof FleetHelp): void {
    const known = this.#pending.get(failureClass);
    if (!known && !this.#hasRoomFor(failureClass)) return;
    const counted = known ?? NEVER;
    this.#pending.set(failureClass, {
      ...counted,
      [field]: counted[field] + 1,
    });
    void this.#sync();
  }

  #hasRoomFor(failureClass: string): boolean {
    if (this.#stored.has(failureClass)) return true;
    const classes = new Set([...this.#stored.keys(), ...this.#pending.keys()]);
    return classes.size < MAX_CLASSES;
  }

  /** Many counts while the store is busy are one statement. */
  #sync(): Promise<void> {
    const store = this.#options.store?.();
    if (store && !this.#isQueued) {
      this.#isQueued = true;
      this.#queue = this.#queue.then(async () => {
        this.#isQueued = false;
        await this.#exchange(store).catch(error =>
          this.#options.onFault?.(error),
        );
      });
    }
    return this.#queue;
  }

  async #exchange(store: HelpStore): Promise<void> {
    if (this.#pending.size > 0) {
      const sent = this.#pending;
      this.#pending = new Map();
      const before = this.#stored;
      // Shown meanwhile, too.
      this.#stored = sum(before, sent);
      try {
        await store.add(sent);
      } catch (error) {
        this.#stored = before;
        this.#pending = sum(sent, this.#pending);
        throw error;
      }
    }
    if (this.#monotonic() - this.#readAt < READ_EVERY_MS) return;
    this.#stored = await store.read(MAX_CLASSES);
    this.#readAt = this.#monotonic();
  }
}

function sum(a: HelpCounts, b: HelpCounts): Map<string, FleetHelp> {
  const both = new Map(a);
  for (const [name, added] of b) {
    const known = both.get(name) ?? NEVER;
    both.set(name, {
      opened: known.opened + added.opened,
      helped: known.helped + added.helped,
      notHelped: known.notHelped + added.notHelped,
    });
  }
  return both;
}
