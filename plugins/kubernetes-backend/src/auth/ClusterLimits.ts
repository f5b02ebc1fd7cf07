import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { CircuitBreaker } from '../transport';
import { Semaphore } from '../util/Semaphore';
import { Clock } from '../util/timing';
import { WorkBudget } from '../util/WorkBudget';
import { RequestLimits } from './AuthenticatedConnection';

/** Enough for all kinds of one service at once; the limit is shared by all callers. */
const REQUESTS_PER_CLUSTER = 8;

/** A service opens about eleven watches at a time; each may need a TLS handshake, and none is urgent. */
const STREAMS_OPENED_AT_ONCE = 4;

/** Share of the process's CPU time that responses of one cluster may use in the long run. */
const MIN_SHARE = 0.2;
const MAX_SHARE = 0.5;

/** Far above any real number of clusters. */
const MAX_CLUSTERS = 10_000;

/** Request limits per cluster, evicted when the cluster is idle and healthy. */
export class ClusterLimits {
  readonly #clock: Clock;
  readonly #limits = new Map<
    string,
    RequestLimits & { readonly name: string }
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Clusters with requests in flight or an open circuit. */
  get size(): number {
    return this.#limits.size;
  }

  limitsFor({ name, url }: ClusterDetails): RequestLimits {
    // A cluster with a new configuration gets new limits.
    const key = JSON.stringify([name, url]);
    const known = this.#limits.get(key);
    if (known) return known;
    for (const [other, limits] of this.#limits) {
      if (isIdle(limits) || this.#limits.size >= MAX_CLUSTERS) {
        this.#limits.delete(other);
      }
    }
    const limits = {
      name,
      breaker: new CircuitBreaker({ clock: this.#clock }),
      reads: new Semaphore(REQUESTS_PER_CLUSTER),
      streams: new Semaphore(STREAMS_OPENED_AT_ONCE),
      budget: new WorkBudget({ share: () => this.#share() }),
    };
    this.#limits.set(key, limits);
    return limits;
  }

  /** With few clusters each gets a larger share; a single cluster still gets at most half. */
  #share(): number {
    return Math.min(MAX_SHARE, Math.max(MIN_SHARE, 1 / this.#limits.size));
  }

  /** Lets the next request probe an unhealthy cluster at once ("Retry now"). */
  retryNow(cluster: ClusterDetails): void {
    this.limitsFor(cluster).breaker.retryNow();
  }

  /** By cluster name; a cluster without an entry has a closed circuit. */
  breakerStates(): ReadonlyMap<string, CircuitBreaker['state']> {
    return new Map(
      [...this.#limits.values()].map(({ name, breaker }) => [
        name,
        breaker.state,
      ]),
    );
  }
}

function isIdle({ breaker, budget, reads, streams }: RequestLimits): boolean {
  return breaker.isHealthy && reads.idle && streams.idle && budget.isFull;
}
