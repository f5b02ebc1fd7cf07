import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { LRUCache } from 'lru-cache';
import { apiPath, ClusterConnection, clusterDigest } from '../../transport';
import { isFields } from '../../scrub';
import { ok, Result } from '../../util/Result';
import { Clock } from '../../util/timing';
import {
  readDiscoveredGroup,
  readGroups,
  readPlurals,
  ServedApi,
  WantedApis,
} from './readDiscovery';

/** An operator may be installed or removed, so it is asked again after this. */
export const DISCOVERY_TTL_MS = 10 * 60_000;

/** Clusters, many times over. */
const MAX_ENTRIES = 1_000;

/** All groups with all their versions in one answer, from Kubernetes 1.26 on; before that, names of groups. */
const DISCOVERY = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join();

/** For an answer of another shape. */
const NO_DOCUMENT: Readonly<Record<string, unknown>> = {};

interface Learned {
  readonly apis: readonly ServedApi[];
  /** When it has to be asked for again, in milliseconds since 1970. */
  readonly staleAt: number;
}

/**
 * Learns which of the wanted APIs a cluster serves: one request for all callers, as what
 * is served is the same for all of them. Failures are not shared, as a credential may be
 * the reason. An older API server is asked once more for each version of a wanted group,
 * until all that is wanted of it is found.
 */
export class ServedApis {
  readonly #wanted: WantedApis;
  readonly #now: () => number;
  /** What was learned last, however long ago. */
  readonly #learned = new LRUCache<string, Learned>({ max: MAX_ENTRIES });
  readonly #running = new Map<string, Promise<Result<readonly ServedApi[]>>>();

  constructor(
    wanted: readonly { readonly group: string; readonly plural: string }[],
    clock: Pick<Clock, 'now'>,
  ) {
    const groups = new Map<string, Set<string>>();
    for (const { group, plural } of wanted) {
      const known = groups.get(group);
      if (known) known.add(plural);
      else groups.set(group, new Set([plural]));
    }
    this.#wanted = groups;
    this.#now = () => clock.now().getTime();
  }

  /** Whether it is said of an API that it is served. */
  looksFor({ group, plural }: Pick<ServedApi, 'group' | 'plural'>): boolean {
    return this.#wanted.get(group)?.has(plural) === true;
  }

  /** What was learned last, also where it is due to be asked for again; undefined before. */
  known(cluster: ClusterDetails): readonly ServedApi[] | undefined {
    return this.#learned.get(clusterDigest(cluster))?.apis;
  }

  /** Rejects when the signal aborts. */
  async find(
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<Result<readonly ServedApi[]>> {
    const key = clusterDigest(connection.cluster);
    for (;;) {
      const learned = this.#learned.get(key);
      if (learned && this.#now() < learned.staleAt) return ok(learned.apis);
      const running = this.#running.get(key);
      if (!running) return this.#ask(key, connection, signal);
      // If the caller leaves, the next caller asks.
      const result = await running.catch(() => undefined);
      signal.throwIfAborted();
      if (result?.ok) return result;
      // What others are refused this caller may be given. All that waited ask at once.
      if (result) return this.#ask(key, connection, signal);
    }
  }

  async #ask(
    key: string,
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<Result<readonly ServedApi[]>> {
    const asking = this.#discover(connection, signal);
    if (!this.#running.has(key)) this.#running.set(key, asking);
    try {
      const result = await asking;
      if (result.ok) {
        const staleAt = this.#now() + DISCOVERY_TTL_MS;
        this.#learned.set(key, { apis: result.value, staleAt });
      }
      return result;
    } finally {
      if (this.#running.get(key) === asking) this.#running.delete(key);
    }
  }

  async #discover(
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<Result<readonly ServedApi[]>> {
    const found: ServedApi[] = [];
    const read = (item: unknown) => {
      found.push(...readDiscoveredGroup(item, this.#wanted));
      return true;
    };
    const result = await connection.getJson({
      path: apiPath('apis'),
      accept: DISCOVERY,
      onItem: read,
      signal,
    });
    if (!result.ok) return result;
    const { items, groups } = isFields(result.value)
      ? result.value
      : NO_DOCUMENT;
    if (Array.isArray(groups)) {
      return this.#discoverByGroup(connection, result.value, signal);
    }
    if (Array.isArray(items)) items.forEach(read);
    return ok(found);
  }

  async #discoverByGroup(
    connection: ClusterConnection,
    list: unknown,
    signal: AbortSignal,
  ): Promise<Result<readonly ServedApi[]>> {
    const found: ServedApi[] = [];
    for (const { group, versions } of readGroups(list, this.#wanted)) {
      const left = new Set(this.#wanted.get(group));
      for (const version of versions) {
        if (left.size === 0) break;
        const path = apiPath('apis', group, version);
        const result = await connection.getJson({ path, signal });
        if (!result.ok) {
          if (hidesNothingElse(result.reason)) continue;
          return result;
        }
        for (const plural of readPlurals(result.value, left)) {
          left.delete(plural);
          found.push({ group, plural, versions: [version] });
        }
      }
    }
    return ok(found);
  }
}

/** A version that is gone by now, or an aggregated API whose server is down. */
function hidesNothingElse({ status }: ClusterReason): boolean {
  return status === 404 || status === 503;
}
