import { PodsFirst } from '../read';
import { Latch } from '../util/Latch';
import { Clock } from '../util/timing';
import { Turns } from '../util/Turns';

/** What an API server nearby takes for one answer. Those that are further away are not worth waiting for. */
const LEAD_MS = 15;

export interface ClusterOrderOptions {
  /** Everybody's, as all share the one processor. */
  readonly turns: Turns;
  readonly podsFirst: PodsFirst;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * In which order the clusters of one service are begun with. Those go first that
 * have something: forty requests at once would keep each other's answers waiting,
 * and 37 of them find nothing.
 */
export class ClusterOrder {
  readonly #options: ClusterOrderOptions;
  /** Those that others wait for, and what says that they need not any more. */
  readonly #awaited = new Map<string, () => void>();
  readonly #over = new Latch();
  #lead: Promise<boolean> | undefined;

  constructor(options: ClusterOrderOptions) {
    this.#options = options;
    const leave = () => {
      for (const cluster of [...this.#awaited.keys()])
        this.hasAnswered(cluster);
    };
    options.signal.addEventListener('abort', leave, { once: true });
  }

  /**
   * Resolves when it is the cluster's turn; undefined when that is now.
   *
   * @param isFirst - whether it has something, as far as that is known
   */
  mayBegin(cluster: string, isFirst: boolean): Promise<void> | undefined {
    if (!isFirst) return this.#follow(cluster);
    this.#await(cluster);
    return undefined;
  }

  /** The cluster has said something, whatever it is. */
  hasAnswered(cluster: string): void {
    const letGo = this.#awaited.get(cluster);
    // Every message of a stream comes by here, long after everybody has begun.
    if (!letGo) return;
    letGo();
    this.#awaited.delete(cluster);
    if (this.#awaited.size === 0) this.#over.open();
  }

  #await(cluster: string): void {
    const { podsFirst, signal } = this.#options;
    if (signal.aborted || this.#awaited.has(cluster)) return;
    this.#awaited.set(cluster, podsFirst.begin());
  }

  async #follow(cluster: string): Promise<void> {
    this.#lead ??= this.#hasLead();
    // Where it is not known who has something it may be this one.
    if (!(await this.#lead)) this.#await(cluster);
    await this.#options.turns.next();
  }

  /** Resolves when those that go first have answered, or when that takes too long. False when there are none. */
  async #hasLead(): Promise<boolean> {
    const { clock, signal, turns } = this.#options;
    // By then everybody has said whether they go first.
    await turns.next();
    if (this.#awaited.size === 0) return false;
    await this.#over.waitAtMost(LEAD_MS, clock, signal);
    return true;
  }
}
