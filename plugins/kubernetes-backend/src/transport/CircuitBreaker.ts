import {
  ClusterReason,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Answer, Failure, failure } from '../util/Answer';
import { backOffMs } from '../util/backOff';

/** More than a restart of one API server behind a load balancer, less than a queue of requests that all time out. */
const FAILURES_TO_OPEN = 5;

/** What says that the cluster is ill, rather than the request or the caller. */
const ILLNESS: ReadonlySet<ClusterReasonCode> = new Set<ClusterReasonCode>([
  'dns',
  'unreachable',
  'tls',
  'timeout',
  'server-error',
]);

/** An aggregated API: what the API server says of it is that another does not answer. */
const METRICS = '/apis/metrics.k8s.io/';

export interface CircuitBreakerOptions {
  readonly now?: () => number;
  readonly random?: () => number;
}

/**
 * Stops asking a cluster that is ill, whoever asks, and lets one request at a
 * time find out whether it is well again.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #lastPath = '';
  #lastReason: ClusterReason | undefined;
  /** How often in a row it has opened; 0 while it is closed. */
  #openings = 0;
  #probeAt = 0;
  #isProbing = false;

  constructor({ now = Date.now, random = Math.random }: CircuitBreakerOptions) {
    this.#now = now;
    this.#random = random;
  }

  /** Nothing has gone wrong that would have to be remembered. */
  get isHealthy(): boolean {
    return this.#failures === 0 && this.#openings === 0;
  }

  /** `half-open` when the next request, or one under way, finds out whether it is well again. */
  get state(): 'closed' | 'half-open' | 'open' {
    if (this.#openings === 0) return 'closed';
    const isTrying = this.#isProbing || this.#now() >= this.#probeAt;
    return isTrying ? 'half-open' : 'open';
  }

  /** Rejects when `send` does, which is when the caller has left. */
  async run<T>(
    path: string,
    send: () => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const isProbe = this.#openings > 0;
    if (isProbe && (this.#isProbing || this.#now() < this.#probeAt)) {
      return this.#refusal();
    }
    if (isProbe) this.#isProbing = true;
    try {
      const answer = await send();
      this.#note(path, answer, isProbe);
      return answer;
    } finally {
      if (isProbe) this.#isProbing = false;
    }
  }

  #note(path: string, answer: Answer<unknown>, isProbe: boolean): void {
    if (answer.ok || !ILLNESS.has(answer.reason.code)) {
      // No answer about the cluster at all: the credential could not be had, say.
      if (!answer.ok && answer.reason.status === undefined) return;
      this.#failures = 0;
      this.#openings = 0;
      return;
    }
    // A log comes from a node, usage from a server of its own: they say little about the API server.
    if (path.endsWith('/log') || path.startsWith(METRICS)) return;
    // One API that fails again and again is not the cluster; without pods it is as good as ill.
    const isTelling = path !== this.#lastPath || path.endsWith('/pods');
    this.#lastPath = path;
    this.#lastReason = answer.reason;
    if (isTelling) this.#failures += 1;
    if (this.#failures >= FAILURES_TO_OPEN && (isProbe || !this.#openings)) {
      this.#openings += 1;
      this.#probeAt = this.#now() + backOffMs(this.#openings, this.#random);
    }
  }

  #refusal(): Failure {
    const last = this.#lastReason;
    return {
      ...failure(
        'open-circuit',
        `not asked again yet, because it failed ${FAILURES_TO_OPEN} times in a row: ${
          last?.message ?? 'no answer'
        }`,
        last?.status,
      ),
      retryAfterMs: Math.max(this.#probeAt - this.#now(), 100),
    };
  }
}
