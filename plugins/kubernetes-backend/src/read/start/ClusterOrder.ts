import { Latch } from '../../util/Latch';
import { Clock } from '../../util/timing';
import { START_DELAYS } from './delays';
import { EventLoopBatcher } from './EventLoopBatcher';
import { PodGate } from './PodGate';

export interface ClusterOrderOptions {
  readonly scheduler: Pick<PodGate, 'awaitPods'>;
  /** Shared by all viewers, as they share one processor. */
  readonly batcher: EventLoopBatcher;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * The order in which the clusters of one viewer start. Clusters that are known to
 * have the service lead: forty requests at once would delay each other's responses,
 * and most of them find nothing.
 */
export class ClusterOrder {
  readonly #options: ClusterOrderOptions;
  /** Clusters whose pods are awaited, each with what ends that. */
  readonly #awaited = new Map<string, () => void>();
  readonly #answered = new Latch();
  #hasLeaders: Promise<boolean> | undefined;

  constructor(options: ClusterOrderOptions) {
    this.#options = options;
    const leave = () => {
      for (const cluster of [...this.#awaited.keys()]) {
        this.onFirstUpdate(cluster);
      }
    };
    options.signal.addEventListener('abort', leave, { once: true });
  }

  /**
   * Resolves when it is the cluster's turn; undefined when that is now.
   *
   * @param isLeader - whether the cluster is known to have the service
   */
  schedule(cluster: string, isLeader: boolean): Promise<void> | undefined {
    if (!isLeader) return this.#afterLeaders(cluster);
    this.#await(cluster);
    return undefined;
  }

  /** The cluster has had its first update, successful or not. */
  onFirstUpdate(cluster: string): void {
    const release = this.#awaited.get(cluster);
    // Every update of a stream passes here, long after all clusters have started.
    if (!release) return;
    release();
    this.#awaited.delete(cluster);
    if (this.#awaited.size === 0) this.#answered.open();
  }

  #await(cluster: string): void {
    const { scheduler, signal } = this.#options;
    if (signal.aborted || this.#awaited.has(cluster)) return;
    this.#awaited.set(cluster, scheduler.awaitPods());
  }

  async #afterLeaders(cluster: string): Promise<void> {
    this.#hasLeaders ??= this.#waitForLeaders();
    // Where no cluster is known to have the service, this one may.
    if (!(await this.#hasLeaders)) this.#await(cluster);
    await this.#options.batcher.next();
  }

  /** Resolves when the leaders have answered, or when that takes too long. False when there are none. */
  async #waitForLeaders(): Promise<boolean> {
    const { batcher, clock, signal } = this.#options;
    // By then each cluster has said whether it leads.
    await batcher.next();
    if (this.#awaited.size === 0) return false;
    await this.#answered.waitAtMost(
      START_DELAYS.otherClustersWaitMs,
      clock,
      signal,
    );
    return true;
  }
}
