import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../../transport';
import { ExpiringMap } from '../../util/ExpiringMap';

/** Somebody may be given the right, so it is asked for again after this. */
const REMEMBER_MS = 10 * 60_000;

/** About 5 MB. Callers times kinds times namespaces may be more: then the oldest are asked for again. */
const MAX_ENTRIES = 10_000;

/** A type in one version and namespace, as one caller asks for it. */
export interface RefusedType {
  /** GROUP/VERSION/PLURAL, as in {@link UnservedApis}. */
  readonly api: string;
  readonly namespace: string | undefined;
  readonly identity: string;
}

/**
 * Remembers which of the discovered types a caller may not read. Apart from what is
 * not served, which holds for all callers: that must not be forgotten because many of
 * them may read little.
 */
export class RefusedTypes {
  readonly #known: ExpiringMap<true>;

  constructor(now: () => number, maxEntries = MAX_ENTRIES) {
    this.#known = new ExpiringMap({ ttlMs: REMEMBER_MS, maxEntries, now });
  }

  has(cluster: ClusterDetails, refused: RefusedType): boolean {
    return this.#known.get(keyOf(cluster, refused)) ?? false;
  }

  add(cluster: ClusterDetails, refused: RefusedType): void {
    this.#known.set(keyOf(cluster, refused), true);
  }
}

function keyOf(
  cluster: ClusterDetails,
  { api, namespace, identity }: RefusedType,
): string {
  return JSON.stringify([clusterDigest(cluster), api, namespace, identity]);
}
