import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { CircuitBreaker } from '../transport';
import { Semaphore } from '../util/Semaphore';
import { Clock } from '../util/timing';
import { WorkBudget } from '../util/WorkBudget';
import { ClusterLine } from './AuthenticatedConnection';

/** All kinds of one service at once, and no more: a line is for everybody. */
const REQUESTS_PER_CLUSTER = 8;

/** Watches come eleven at a time; each may need a TLS handshake, and none is in a hurry. */
const STREAMS_OPENED_AT_ONCE = 4;

/** Of the process's time that the answers of one cluster may use in the long run. */
const MIN_SHARE = 0.2;
const MAX_SHARE = 0.5;

/** More clusters than anybody has. */
const MAX_LINES = 10_000;

/** One line per cluster, kept only while somebody stands in it or it is ill. */
export class ClusterLimits {
  readonly #clock: Clock;
  readonly #lines = new Map<string, ClusterLine & { readonly name: string }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Clusters that are asked, or are ill, now. */
  get size(): number {
    return this.#lines.size;
  }

  limitsFor({ name, url }: ClusterDetails): ClusterLine {
    // A cluster that was set up anew is another one.
    const key = JSON.stringify([name, url]);
    const known = this.#lines.get(key);
    if (known) return known;
    for (const [other, line] of this.#lines) {
      if (isIdle(line) || this.#lines.size >= MAX_LINES) {
        this.#lines.delete(other);
      }
    }
    const line = {
      name,
      breaker: new CircuitBreaker({ clock: this.#clock }),
      reads: new Semaphore(REQUESTS_PER_CLUSTER),
      streams: new Semaphore(STREAMS_OPENED_AT_ONCE),
      budget: new WorkBudget({ share: () => this.#share() }),
    };
    this.#lines.set(key, line);
    return line;
  }

  /** With few clusters each has more to say; even a single one leaves half to everybody else. */
  #share(): number {
    return Math.min(MAX_SHARE, Math.max(MIN_SHARE, 1 / this.#lines.size));
  }

  /** Somebody does not want to wait for a cluster that is ill. */
  retryNow(cluster: ClusterDetails): void {
    this.limitsFor(cluster).breaker.retryNow();
  }

  /** By name; a cluster that is not in here has a closed one. */
  breakerStates(): ReadonlyMap<string, CircuitBreaker['state']> {
    return new Map(
      [...this.#lines.values()].map(({ name, breaker }) => [
        name,
        breaker.state,
      ]),
    );
  }
}

function isIdle({ breaker, budget, reads, streams }: ClusterLine): boolean {
  return breaker.isHealthy && reads.idle && streams.idle && budget.isFull;
}
