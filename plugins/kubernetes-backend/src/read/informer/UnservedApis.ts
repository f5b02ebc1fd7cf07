import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../../transport';
import { ExpiringMap } from '../../util/ExpiringMap';

/** An operator or an upgrade may add the API, so it is asked for again after this. */
const REMEMBER_MS = 10 * 60_000;

/** Clusters times kinds, many times over. */
const MAX_ENTRIES = 10_000;

/**
 * Remembers which APIs a cluster does not serve, so that they are not asked for on
 * every refresh. This holds for all identities: a caller without the right to read
 * an API gets 403 whether it exists or not.
 */
export class UnservedApis {
  readonly #known: ExpiringMap<true>;

  constructor(now: () => number = Date.now) {
    this.#known = new ExpiringMap({
      ttlMs: REMEMBER_MS,
      maxEntries: MAX_ENTRIES,
      now,
    });
  }

  has(cluster: ClusterDetails, api: string): boolean {
    return this.#known.get(apiKey(cluster, api)) ?? false;
  }

  add(cluster: ClusterDetails, api: string): void {
    this.#known.set(apiKey(cluster, api), true);
  }
}

/** By configuration, since a cluster that is set up again is another one. */
function apiKey(cluster: ClusterDetails, api: string): string {
  return JSON.stringify([clusterDigest(cluster), api]);
}
