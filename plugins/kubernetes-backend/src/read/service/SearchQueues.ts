import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../../transport';
import { Semaphore } from '../../util/Semaphore';

/**
 * One search at a time in each cluster: while a cluster is down, its services are seen
 * nowhere, and all their tabs would search all other clusters at once.
 */
export class SearchQueues {
  readonly #queues = new Map<string, Semaphore>();

  /** Rejects when the signal aborts before it is the search's turn. */
  async run<T>(
    cluster: ClusterDetails,
    search: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const key = clusterDigest(cluster);
    const queue = this.#queues.get(key) ?? new Semaphore(1);
    this.#queues.set(key, queue);
    try {
      return await queue.run(signal, search);
    } finally {
      if (queue.idle) this.#queues.delete(key);
    }
  }
}
