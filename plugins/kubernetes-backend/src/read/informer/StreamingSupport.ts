import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { LRUCache } from 'lru-cache';
import { clusterDigest } from '../../transport';
import { Latch } from '../../util/Latch';
import { Clock } from '../../util/timing';

/** An upgrade of the API server may bring streamed lists, or a change of its feature gates take them away. */
const REMEMBER_MS = 10 * 60_000;

/** What the first list of a cluster may delay the others by, until it is known how to read them. */
const MAX_WAIT_MS = 1_000;

/** Clusters, many times over. */
const MAX_ENTRIES = 10_000;

/**
 * Learns which clusters stream lists (`sendInitialEvents`), as API servers do from
 * Kubernetes 1.34 on. One list of a cluster tries, and the others wait for what it learns.
 */
export class StreamingSupport {
  readonly #clock: Clock;
  readonly #known: LRUCache<string, boolean>;
  readonly #trials = new Map<string, Latch>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#known = new LRUCache({
      ttl: REMEMBER_MS,
      ttlResolution: 0,
      max: MAX_ENTRIES,
      perf: { now: () => clock.now().getTime() },
    });
  }

  /** Whether to ask for a streamed list. After `true`, {@link StreamingSupport.learn} has to be called. */
  async isWorthAsking(
    cluster: ClusterDetails,
    signal: AbortSignal,
  ): Promise<boolean> {
    const key = clusterDigest(cluster);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const trial = this.#trials.get(key);
    if (!trial) {
      this.#trials.set(key, new Latch());
      return true;
    }
    await trial.waitAtMost(MAX_WAIT_MS, this.#clock, signal);
    return this.#known.get(key) ?? false;
  }

  /** @param isOffered - undefined where the answer does not tell */
  learn(cluster: ClusterDetails, isOffered: boolean | undefined): void {
    const key = clusterDigest(cluster);
    if (isOffered !== undefined) this.#known.set(key, isOffered);
    this.#trials.get(key)?.open();
    this.#trials.delete(key);
  }
}
