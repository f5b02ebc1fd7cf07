import {
  ClusterReason,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Result, Failure, fail } from '../util/Result';
import { linkedAbortController, Clock, systemClock } from '../util/timing';

/** More than a restart of one API server behind a load balancer causes, fewer than a queue of requests that all time out. */
const FAILURES_TO_OPEN = 5;

/** Without a connection the request itself cannot be the cause. */
const NO_CONNECTION: ReadonlySet<ClusterReasonCode> =
  new Set<ClusterReasonCode>(['dns', 'unreachable', 'tls']);

/**
 * How the last failure is described. All callers see it, and the API server's own
 * words may quote the request of one of them.
 */
const LAST_FAILURE: Readonly<Partial<Record<ClusterReasonCode, string>>> = {
  dns: 'the host name could not be resolved',
  unreachable: 'connection failed',
  tls: 'TLS connection failed',
  timeout: 'no response in time',
};

/** An aggregated API, whose errors are those of another server. */
const METRICS = '/apis/metrics.k8s.io/';

/** Viewers see a cluster recover within five seconds, and it gets one small request in three. */
export const PROBE_EVERY_MS = 3_000;

/** A caller that leaves without using its turn holds up the next one for this long. */
const TURN_MS = 250;

/**
 * After this long without requests the state is outdated: the cluster may have
 * recovered hours ago, and its viewers may use another replica.
 */
export const FORGET_AFTER_MS = 60_000;

/** For all users together. */
const RETRY_AT_MOST_EVERY_MS = 1_000;

export interface CircuitBreakerOptions {
  readonly clock?: Clock;
}

export interface GuardedRequest<T> {
  readonly path: string;
  readonly send: () => Promise<Result<T>>;
  /** Whether the API server answers its readiness check. */
  readonly isReady: () => Promise<boolean>;
}

/**
 * Fails fast while a cluster does not answer, and tests with one request at a time
 * whether it has recovered.
 *
 * A request can time out or fail for its own reasons: a selector that matches a
 * hundred thousand pods, an API whose webhook is down. So only a missing connection,
 * or an API server that is not ready either, opens the breaker, and only an API
 * server that is ready closes it.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  /** Callers that wait for the cluster, longest first. */
  readonly #waiting = new Set<() => void>();
  #isResuming = false;
  #failures = 0;
  #lastReason: ClusterReason | undefined;
  /** When it opened; undefined while it is closed. */
  #openedAt: number | undefined;
  #probeAt = 0;
  /** When a caller last sent a request or stopped waiting. */
  #lastAskedAt = -Infinity;
  #isChecking = false;
  #retriedAt = -Infinity;

  constructor({ clock = systemClock }: CircuitBreakerOptions = {}) {
    this.#clock = clock;
  }

  /** There is no failure to remember. */
  get isHealthy(): boolean {
    const isWell = this.#failures === 0 && this.#openedAt === undefined;
    return isWell || this.#isForgotten;
  }

  /**
   * `half-open` when the next request, or one under way, tests whether the cluster
   * is ready. A breaker without requests is closed after a minute.
   */
  get state(): 'closed' | 'half-open' | 'open' {
    if (this.#openedAt === undefined || this.#isForgotten) return 'closed';
    const isTrying = this.#isChecking || this.#now() >= this.#probeAt;
    return isTrying ? 'half-open' : 'open';
  }

  /** Rejects when `send` does, which is when the caller has left. */
  async run<T>({ path, send, isReady }: GuardedRequest<T>): Promise<Result<T>> {
    this.#lastAskedAt = this.#now();
    // Also after a minute without requests: one check detects a cluster that hangs sooner than five requests.
    if (this.#openedAt !== undefined) {
      if (this.#isChecking || this.#now() < this.#probeAt) {
        return this.#openFailure();
      }
      await this.#check(isReady);
      if (this.#openedAt !== undefined) return this.#openFailure();
    }
    const result = await send();
    this.#record(path, result, isReady);
    return result;
  }

  /**
   * Waits until a failed request is worth another try: `ms`, or less when the
   * cluster recovers earlier. While the breaker is open, one waiting caller at a
   * time is let through.
   */
  async pause(ms: number, signal: AbortSignal): Promise<void> {
    const resumed = linkedAbortController(signal);
    const resume = () => resumed.abort();
    this.#waiting.add(resume);
    try {
      if (this.#openedAt === undefined) {
        await this.#clock.sleep(ms, resumed.signal);
      }
      if (resumed.signal.aborted || this.#openedAt === undefined) return;
      void this.#resumeInTurn();
      await aborted(resumed.signal);
    } finally {
      this.#waiting.delete(resume);
      this.#lastAskedAt = this.#now();
      resumed.abort();
    }
  }

  /** Lets a caller through without delay. Does nothing within a second of the last time. */
  retryNow(): void {
    const now = this.#now();
    if (this.#isChecking || now < this.#retriedAt + RETRY_AT_MOST_EVERY_MS) {
      return;
    }
    this.#retriedAt = now;
    if (this.#openedAt === undefined) this.#resumeAll();
    else {
      this.#probeAt = now;
      this.#resumeNext();
    }
  }

  get #isForgotten(): boolean {
    const isWanted = this.#isChecking || this.#waiting.size > 0;
    return !isWanted && this.#now() >= this.#lastAskedAt + FORGET_AFTER_MS;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }

  #record(
    path: string,
    result: Result<unknown>,
    isReady: () => Promise<boolean>,
  ): void {
    if (result.ok) {
      this.#close();
      return;
    }
    const { code, status } = result.reason;
    if (!isClusterFailure(result.reason)) {
      // Without a status the failure says nothing of the cluster, for example when there was no credential.
      if (status !== undefined) this.#close();
      return;
    }
    // Logs come from a node and usage from another server, so they say little about the API server.
    if (path.endsWith('/log') || path.startsWith(METRICS)) return;
    this.#lastReason = result.reason;
    this.#failures += 1;
    if (this.#failures < FAILURES_TO_OPEN || this.#openedAt !== undefined) {
      return;
    }
    if (NO_CONNECTION.has(code)) this.#open();
    else if (!this.#isChecking) void this.#check(isReady);
  }

  /** Never rejects. */
  async #check(isReady: () => Promise<boolean>): Promise<void> {
    this.#isChecking = true;
    if (this.#openedAt !== undefined) this.#probeAt = this.#nextProbe();
    const ready = await isReady().catch(() => false);
    this.#isChecking = false;
    if (ready) this.#close();
    else this.#open();
  }

  #close(): void {
    this.#failures = 0;
    if (this.#openedAt === undefined) return;
    this.#openedAt = undefined;
    this.#resumeAll();
  }

  #open(): void {
    if (this.#openedAt !== undefined) return;
    this.#openedAt = this.#now();
    this.#probeAt = this.#nextProbe();
    // So that all callers learn when the cluster is asked again.
    this.#resumeAll();
  }

  /** Keeps the schedule that viewers see, however long a check takes. */
  #nextProbe(): number {
    const from = this.#openedAt ?? this.#now();
    const past = Math.floor((this.#now() - from) / PROBE_EVERY_MS);
    return from + (past + 1) * PROBE_EVERY_MS;
  }

  #resumeAll(): void {
    for (const resume of [...this.#waiting]) resume();
  }

  #resumeNext(): void {
    const [resume] = this.#waiting;
    resume?.();
  }

  /** Resumes the waiting callers one at a time until none is left. */
  async #resumeInTurn(): Promise<void> {
    if (this.#isResuming) return;
    this.#isResuming = true;
    const { signal } = new AbortController();
    while (this.#openedAt !== undefined && this.#waiting.size > 0) {
      const restMs = this.#probeAt - this.#now();
      await this.#clock.sleep(Math.max(restMs, TURN_MS), signal);
      if (!this.#isChecking && this.#now() >= this.#probeAt) this.#resumeNext();
    }
    this.#isResuming = false;
  }

  #openFailure(): Failure {
    const last = this.#lastReason;
    const { reason } = fail(
      'open-circuit',
      `requests paused after ${FAILURES_TO_OPEN} failures in a row: ${describe(
        last,
      )}`,
      last?.status,
    );
    return {
      ok: false,
      reason: {
        ...reason,
        ...(last && { cause: last.code }),
        ...(last?.fault && { fault: last.fault }),
        ...(this.#openedAt !== undefined && {
          retry: {
            from: new Date(this.#openedAt).toISOString(),
            everyMs: PROBE_EVERY_MS,
          },
        }),
      },
      retryAfterMs: Math.max(this.#probeAt - this.#now(), 100),
    };
  }
}

/** Whether a failure is the cluster's, rather than the request's or the caller's: never a 4xx. */
function isClusterFailure({ code, status }: ClusterReason): boolean {
  if (NO_CONNECTION.has(code) || code === 'timeout') return true;
  return code === 'server-error' && (status === undefined || status >= 500);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function describe(reason: ClusterReason | undefined): string {
  if (reason?.status !== undefined)
    return `the server returned status ${reason.status}`;
  return (reason && LAST_FAILURE[reason.code]) ?? 'no response';
}
