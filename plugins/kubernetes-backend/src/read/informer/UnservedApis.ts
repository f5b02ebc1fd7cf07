import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../../transport';

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
  readonly #forgetAt = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  has(cluster: ClusterDetails, api: string): boolean {
    const key = apiKey(cluster, api);
    const forgetAt = this.#forgetAt.get(key);
    if (forgetAt === undefined) return false;
    if (this.#now() < forgetAt) return true;
    this.#forgetAt.delete(key);
    return false;
  }

  add(cluster: ClusterDetails, api: string): void {
    if (this.#forgetAt.size >= MAX_ENTRIES) this.#forgetAt.clear();
    this.#forgetAt.set(apiKey(cluster, api), this.#now() + REMEMBER_MS);
  }
}

/** By configuration, since a cluster that is set up again is another one. */
function apiKey(cluster: ClusterDetails, api: string): string {
  return JSON.stringify([clusterDigest(cluster), api]);
}
