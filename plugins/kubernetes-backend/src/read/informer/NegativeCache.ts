import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { LRUCache } from 'lru-cache';
import { clusterDigest } from '../../transport';

/** An operator or an upgrade may add an API, and a caller be given a right, so they are asked for again after this. */
const REMEMBER_MS = 10 * 60_000;

/** About 5 MB. Where there are more, the oldest are asked for again. */
const MAX_ENTRIES = 10_000;

/**
 * Remembers what a cluster answered in the negative, so that it is not asked on every
 * refresh. What is not served holds for all callers, and what may not be read for one:
 * each has a cache of its own, so that many callers with few rights do not displace
 * what is not served.
 */
export class NegativeCache {
  readonly #known: LRUCache<string, true>;

  constructor(now: () => number = Date.now, maxEntries = MAX_ENTRIES) {
    this.#known = new LRUCache({
      ttl: REMEMBER_MS,
      ttlResolution: 0,
      max: maxEntries,
      perf: { now },
    });
  }

  /** @param asked - what was asked for, such as an API and, where that matters, by whom */
  has(cluster: ClusterDetails, ...asked: readonly string[]): boolean {
    return this.#known.has(cacheKey(cluster, asked));
  }

  /** @param asked - as in {@link NegativeCache.has} */
  add(cluster: ClusterDetails, ...asked: readonly string[]): void {
    this.#known.set(cacheKey(cluster, asked), true);
  }
}

/** By configuration, since a cluster that is set up again is another one. */
function cacheKey(cluster: ClusterDetails, asked: readonly string[]): string {
  return JSON.stringify([clusterDigest(cluster), ...asked]);
}
