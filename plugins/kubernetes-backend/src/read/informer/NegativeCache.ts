import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { LRUCache } from 'lru-cache';
import { clusterDigest } from '../../transport';

/** After this, the cluster is asked again: an upgrade may have added the API, or an administrator granted the right. */
const REMEMBER_MS = 10 * 60_000;

/** About 5 MB. Beyond it, the oldest entries are dropped and asked again. */
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

  /** @param asked - identifies the request, such as an API and, for access, the caller */
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
