import { PodUsage } from '@podlight/backstage-plugin-kubernetes-common';
import { UnservedApis } from '../read';
import {
  clusterDigest,
  SharedConnection,
  sharingKey,
  ViewerConnection,
} from '../transport';
import { Answer, failure, Failure } from '../util/Answer';
import { Limiter } from '../util/Limiter';
import { ShortMemory } from '../util/ShortMemory';
import { Clock, DeadlineError, withDeadline } from '../util/timing';
import { listPodMetrics, MetricsQuery, POD_METRICS_API } from './podMetrics';

/** metrics-server measures every 15 seconds by default, some every minute: more often says nothing new. */
const REMEMBER_MS = 30_000;

/** Services times clusters that somebody looks at within half a minute. */
const MAX_REMEMBERED = 1_000;

/** Half of what a cluster is asked at a time, so that a metrics API that hangs leaves room for lists. */
const REQUESTS_PER_CLUSTER = 2;

/** Usage is an aside: nobody waits for it as long as for pods. */
const DEADLINE_MS = 5_000;

const NEVER = new AbortController().signal;

const ABSENT: Failure = failure(
  'api-absent',
  'it serves no metrics.k8s.io: metrics-server, or something like it, is not installed',
  404,
);

export interface UsageListsOptions {
  readonly clock: Clock;
  /** For one list; five seconds when absent. */
  readonly deadlineMs?: number;
}

/**
 * Lists of a metrics API, each read once in half a minute for everybody who may
 * see it: it cannot be watched. Failures are remembered as long, so that an API
 * that is down is not asked by each tab.
 */
export class UsageLists {
  readonly #absent: UnservedApis;
  readonly #deadlineMs: number;
  readonly #lists: ShortMemory<Answer<readonly PodUsage[]>>;
  readonly #limiters = new Map<string, Limiter>();

  constructor({ clock, deadlineMs = DEADLINE_MS }: UsageListsOptions) {
    const now = () => clock.now().getTime();
    this.#absent = new UnservedApis(now);
    this.#deadlineMs = deadlineMs;
    this.#lists = new ShortMemory({
      rememberMs: REMEMBER_MS,
      maxEntries: MAX_REMEMBERED,
      now,
    });
  }

  /** Rejects only when the signal aborts. */
  async read(
    connection: ViewerConnection,
    query: MetricsQuery,
    signal: AbortSignal,
  ): Promise<Answer<readonly PodUsage[]>> {
    const { cluster } = connection;
    if (this.#absent.has(cluster, POD_METRICS_API)) return ABSENT;
    const identity = await connection.identity(signal);
    if (!identity.ok) return identity;
    const { namespace, labelSelector } = query;
    const key = sharingKey(cluster, identity.value, namespace, labelSelector);
    return this.#lists.get(key, () =>
      this.#ask(new SharedConnection(connection, identity.value), query),
    );
  }

  /** Of the one who came first, and for all: so it does not end when they leave. */
  async #ask(
    connection: SharedConnection,
    query: MetricsQuery,
  ): Promise<Answer<readonly PodUsage[]>> {
    const { cluster } = connection;
    const deadline = withDeadline(NEVER, this.#deadlineMs);
    try {
      const answer = await this.#inTurn(clusterDigest(cluster), limiter =>
        limiter.run(deadline.signal, () =>
          listPodMetrics(connection, query, deadline.signal),
        ),
      );
      if (answer.ok || answer.reason.code !== 'api-absent') return answer;
      this.#absent.add(cluster, POD_METRICS_API);
      return ABSENT;
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      return failure('timeout', error.message);
    } finally {
      deadline.done();
    }
  }

  async #inTurn<T>(
    cluster: string,
    task: (limiter: Limiter) => Promise<T>,
  ): Promise<T> {
    const limiter =
      this.#limiters.get(cluster) ?? new Limiter(REQUESTS_PER_CLUSTER);
    this.#limiters.set(cluster, limiter);
    try {
      return await task(limiter);
    } finally {
      if (limiter.idle) this.#limiters.delete(cluster);
    }
  }
}
