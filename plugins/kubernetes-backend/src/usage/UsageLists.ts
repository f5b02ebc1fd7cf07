import { PodUsage } from '@podlight/backstage-plugin-kubernetes-common';
import { NegativeCache } from '../read';
import { SharedReads, ViewerConnection } from '../transport';
import { Result, fail, Failure } from '../util/Result';
import { TtlCache } from '../util/TtlCache';
import { Clock } from '../util/timing';
import { listPodMetrics, MetricsQuery, POD_METRICS_API } from './podMetrics';

/** metrics-server scrapes every 15 to 60 seconds, so reading more often brings nothing new. */
const REMEMBER_MS = 30_000;

/** Services times clusters with viewers within half a minute. */
const MAX_REMEMBERED = 1_000;

/** A quarter of a cluster's concurrent requests, so that a hung metrics API leaves room for lists. */
const REQUESTS_PER_CLUSTER = 2;

/** Shorter than for pods, because usage is secondary. */
const DEADLINE_MS = 5_000;

const ABSENT: Failure = fail(
  'api-absent',
  "the cluster doesn't serve metrics.k8s.io: metrics-server isn't installed",
  404,
);

export interface UsageListsOptions {
  readonly clock: Clock;
  /** For one list; defaults to five seconds. */
  readonly deadlineMs?: number;
}

/**
 * Lists of a metrics API, each read once in half a minute for all users who may
 * see it, because it cannot be watched. Failures are cached as long, so that an API
 * that is down is not queried by every tab.
 */
export class UsageLists {
  readonly #absent: NegativeCache;
  readonly #lists: TtlCache<Result<readonly PodUsage[]>>;
  readonly #reads: SharedReads;

  constructor({ clock, deadlineMs = DEADLINE_MS }: UsageListsOptions) {
    const now = () => clock.now().getTime();
    this.#absent = new NegativeCache(now);
    this.#reads = new SharedReads({ limit: REQUESTS_PER_CLUSTER, deadlineMs });
    this.#lists = new TtlCache({
      ttlMs: REMEMBER_MS,
      maxEntries: MAX_REMEMBERED,
      now,
    });
  }

  /** Rejects only when the signal aborts. */
  async read(
    connection: ViewerConnection,
    query: MetricsQuery,
    signal: AbortSignal,
  ): Promise<Result<readonly PodUsage[]>> {
    const { cluster } = connection;
    if (this.#absent.has(cluster, POD_METRICS_API)) return ABSENT;
    const { namespace, labelSelector } = query;
    return this.#reads.read(
      {
        ...{ cache: this.#lists, connection, what: [namespace, labelSelector] },
        ask: async (asked, until) => {
          const result = await listPodMetrics(asked, query, until);
          if (result.ok || result.reason.code !== 'api-absent') return result;
          this.#absent.add(cluster, POD_METRICS_API);
          return ABSENT;
        },
      },
      signal,
    );
  }
}
