import {
  ClusterReason,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Answer, Failure, failure } from '../util/Answer';
import { backOffMs } from '../util/backOff';

/** More than a restart of one API server behind a load balancer, less than a queue of requests that all time out. */
const FAILURES_TO_OPEN = 5;

/** There was no connection, so what was asked cannot be the cause. */
const NO_CONNECTION: ReadonlySet<ClusterReasonCode> =
  new Set<ClusterReasonCode>(['dns', 'unreachable', 'tls']);

/**
 * What the refusal says of the last failure. The breaker answers everybody, and
 * the API server's own words may quote what one caller has asked.
 */
const LAST_FAILURE: Readonly<Partial<Record<ClusterReasonCode, string>>> = {
  dns: 'its host name could not be resolved',
  unreachable: 'no connection could be made',
  tls: 'no secure connection could be made',
  timeout: 'it did not answer in time',
};

/** An aggregated API: what the API server says of it is that another does not answer. */
const METRICS = '/apis/metrics.k8s.io/';

export interface CircuitBreakerOptions {
  /** Milliseconds that only ever grow. */
  readonly now?: () => number;
  readonly random?: () => number;
}

export interface GuardedRequest<T> {
  readonly path: string;
  readonly send: () => Promise<Answer<T>>;
  /** Whether the API server answers a question that nobody can have got wrong. */
  readonly isReady: () => Promise<boolean>;
}

/**
 * Stops asking a cluster that does not answer, whoever asks, and finds out with
 * one request at a time whether it answers again.
 *
 * A question can time out or fail by itself: a selector that matches a hundred
 * thousand pods, an API whose webhook is down. So only a missing connection, or
 * an API server that is not ready either, opens the breaker, and only an API
 * server that is ready closes it.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #lastReason: ClusterReason | undefined;
  /** How often in a row it has opened; 0 while it is closed. */
  #openings = 0;
  #probeAt = 0;
  #isChecking = false;

  constructor({ now = Date.now, random = Math.random }: CircuitBreakerOptions) {
    this.#now = now;
    this.#random = random;
  }

  /** Nothing has gone wrong that would have to be remembered. */
  get isHealthy(): boolean {
    return this.#failures === 0 && this.#openings === 0;
  }

  /** `half-open` when the next request, or one under way, finds out whether it is ready again. */
  get state(): 'closed' | 'half-open' | 'open' {
    if (this.#openings === 0) return 'closed';
    const isTrying = this.#isChecking || this.#now() >= this.#probeAt;
    return isTrying ? 'half-open' : 'open';
  }

  /** Rejects when `send` does, which is when the caller has left. */
  async run<T>({ path, send, isReady }: GuardedRequest<T>): Promise<Answer<T>> {
    if (this.#openings > 0) {
      if (this.#isChecking || this.#now() < this.#probeAt) {
        return this.#refusal();
      }
      await this.#check(isReady);
      if (this.#openings > 0) return this.#refusal();
    }
    const answer = await send();
    this.#note(path, answer, isReady);
    return answer;
  }

  #note(
    path: string,
    answer: Answer<unknown>,
    isReady: () => Promise<boolean>,
  ): void {
    if (answer.ok) {
      this.#close();
      return;
    }
    const { code, status } = answer.reason;
    if (!isIllness(answer.reason)) {
      // Without a status there is no answer about the cluster at all: the credential could not be had, say.
      if (status !== undefined) this.#close();
      return;
    }
    // A log comes from a node, usage from a server of its own: they say little about the API server.
    if (path.endsWith('/log') || path.startsWith(METRICS)) return;
    this.#lastReason = answer.reason;
    this.#failures += 1;
    if (this.#failures < FAILURES_TO_OPEN || this.#openings > 0) return;
    if (NO_CONNECTION.has(code)) this.#open();
    else if (!this.#isChecking) void this.#check(isReady);
  }

  /** Never rejects. */
  async #check(isReady: () => Promise<boolean>): Promise<void> {
    this.#isChecking = true;
    const ready = await isReady().catch(() => false);
    this.#isChecking = false;
    if (ready) this.#close();
    else this.#open();
  }

  #close(): void {
    this.#failures = 0;
    this.#openings = 0;
  }

  #open(): void {
    this.#openings += 1;
    this.#probeAt = this.#now() + backOffMs(this.#openings, this.#random);
  }

  #refusal(): Failure {
    const last = this.#lastReason;
    return {
      ...failure(
        'open-circuit',
        `not asked again yet, because it failed ${FAILURES_TO_OPEN} times in a row: ${describe(
          last,
        )}`,
        last?.status,
      ),
      retryAfterMs: Math.max(this.#probeAt - this.#now(), 100),
    };
  }
}

/** What says that the cluster is ill, rather than the question or the caller: never a 4xx. */
function isIllness({ code, status }: ClusterReason): boolean {
  if (NO_CONNECTION.has(code) || code === 'timeout') return true;
  return code === 'server-error' && (status === undefined || status >= 500);
}

function describe(reason: ClusterReason | undefined): string {
  if (reason?.status !== undefined) return `it answers with ${reason.status}`;
  return (reason && LAST_FAILURE[reason.code]) ?? 'no answer';
}
