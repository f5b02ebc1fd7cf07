import { Latch } from '../../util/Latch';
import { Clock } from '../../util/timing';
import { ClusterOrder } from './ClusterOrder';
import { START_DELAYS } from './delays';
import { EventLoopBatcher } from './EventLoopBatcher';
import { Pace } from './Pace';
import { PodGate } from './PodGate';
import { ServiceStart } from './ServiceStart';
import { StartGate } from './StartGate';

/**
 * Decides when any request to a cluster starts, by the table of
 * {@link START_DELAYS}: pods first, since they are what a viewer waits for, and
 * everything else would take the CPU and the connections from them.
 */
export class StartScheduler implements PodGate {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #batcher = new EventLoopBatcher();
  readonly #indexPace: Pace;
  #awaitedPodLists = 0;
  #podsAnswered = new Latch();

  /** @param random - from 0 to 1, exclusive */
  constructor(clock: Clock, random: () => number = Math.random) {
    this.#clock = clock;
    this.#random = random;
    this.#indexPace = new Pace(clock);
    this.#podsAnswered.open();
  }

  /** A list of pods is awaited until the returned function is called. */
  awaitPods(): () => void {
    if (this.#awaitedPodLists === 0) this.#podsAnswered = new Latch();
    this.#awaitedPodLists += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#awaitedPodLists -= 1;
      if (this.#awaitedPodLists === 0) this.#podsAnswered.open();
    };
  }

  /** Resolves when no pods are awaited, or when that takes too long. */
  afterPods(signal: AbortSignal): Promise<void> {
    return this.#podsAnswered.waitAtMost(
      START_DELAYS.otherTypesWaitMs,
      this.#clock,
      signal,
    );
  }

  /** The order in which the clusters of one viewer start. */
  clusterOrder(signal: AbortSignal): ClusterOrder {
    return new ClusterOrder({
      scheduler: this,
      batcher: this.#batcher,
      clock: this.#clock,
      signal,
    });
  }

  /** The start of one service in one cluster. */
  serviceStart(): ServiceStart {
    return new ServiceStart({
      scheduler: this,
      clock: this.#clock,
      random: this.#random,
    });
  }

  /** For the index of workloads, which must not delay the requests that a viewer waits for. */
  indexGate(isLikely: boolean): StartGate {
    const afterMs = isLikely
      ? START_DELAYS.firstIndexAfterMs +
        START_DELAYS.firstIndexSpreadMs * this.#random()
      : START_DELAYS.indexAfterMs + START_DELAYS.indexSpreadMs * this.#random();
    return {
      beforeList: async signal => {
        await this.#clock.sleep(afterMs, signal);
        if (!signal.aborted) await this.#indexPace.next(signal);
      },
      beforeWatch: async () => undefined,
    };
  }
}
