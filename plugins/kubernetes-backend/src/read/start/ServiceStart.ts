import { Latch } from '../../util/Latch';
import { Clock } from '../../util/timing';
import { START_DELAYS } from './delays';
import { PodGate } from './PodGate';
import { StartGate } from './StartGate';

export interface ServiceStartOptions {
  readonly scheduler: Pick<PodGate, 'afterPods'>;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

/**
 * The start of one service in one cluster: its pods are listed at once, the rest
 * after the pods of all clusters, and watches start when the lists are through.
 */
export class ServiceStart {
  /** Opens when something of the service is known to be in the cluster. */
  readonly present = new Latch();
  /** Opens when every list of the service has been answered. */
  readonly listed = new Latch();
  readonly #options: ServiceStartOptions;

  constructor(options: ServiceStartOptions) {
    this.#options = options;
  }

  readonly pods: StartGate = {
    beforeList: async () => undefined,
    beforeWatch: (_isEmpty, signal) => this.#afterLists(signal),
  };

  readonly others: StartGate = {
    beforeList: signal => this.#options.scheduler.afterPods(signal),
    beforeWatch: async (isEmpty, signal) => {
      const { clock, random } = this.#options;
      await this.#afterLists(signal);
      if (!isEmpty) return;
      await clock.sleep(START_DELAYS.emptyWatchesSpreadMs * random(), signal);
    },
  };

  /** Where the service is known to be: its pods are shown from what is known, so nothing waits for their list. */
  get placed(): StartGate {
    return { ...this.others, beforeList: async () => undefined };
  }

  /** For what only explains the way of requests, after everything else. */
  readonly reach: StartGate = {
    beforeList: async signal => {
      const { clock } = this.#options;
      await this.listed.waitAtMost(START_DELAYS.reachWaitMs, clock, signal);
    },
    beforeWatch: this.others.beforeWatch,
  };

  async #afterLists(signal: AbortSignal): Promise<void> {
    if (this.listed.isOpen) return;
    const { clock } = this.#options;
    await this.present.wait(signal);
    // A type that does not answer must not keep the others from being live.
    await this.listed.waitAtMost(START_DELAYS.watchesWaitMs, clock, signal);
    await clock.sleep(START_DELAYS.watchesAfterMs, signal);
  }
}
