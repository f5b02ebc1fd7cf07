import { EntityPodRef, KubernetesApi, PodLogsOptions } from '../api';
import { toError } from '../stream/toError';
import { systemTimers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';

/** Of the six connections that a browser has to one server, the live stream and others need some. */
const READS_AT_ONCE = 4;

/**
 * One log among many.
 *
 * @public
 */
export interface LogRequest {
  /** Unique among the requests of one caller. */
  readonly key: string;
  readonly pod: EntityPodRef;
  readonly log: Omit<PodLogsOptions, 'signal'>;
}

/** @public */
export type LogOutcome =
  | { readonly phase: 'loading' }
  | { readonly phase: 'loaded'; readonly log: string }
  | { readonly phase: 'failed'; readonly error: Error };

interface Entry {
  readonly request: LogRequest;
  readonly identity: string;
  readonly controller: AbortController;
  outcome: LogOutcome;
  hasStarted: boolean;
}

/**
 * Reads many logs, a few at a time, each once. Logs that are no longer wanted are forgotten,
 * and those among them that are still waiting are not read.
 *
 * @public
 */
export class LogFanOut {
  readonly #api: KubernetesApi;
  readonly #store = new ExternalStore<ReadonlyMap<string, LogOutcome>>({
    initial: new Map(),
    timers: systemTimers,
  });
  #entries = new Map<string, Entry>();
  #running = 0;

  constructor(api: KubernetesApi) {
    this.#api = api;
  }

  /** The outcomes by key; the same map until something changes. */
  getSnapshot = (): ReadonlyMap<string, LogOutcome> =>
    this.#store.getSnapshot();

  subscribe = (listener: () => void): (() => void) =>
    this.#store.subscribe(listener);

  /** Reads these, in their order, and no others. What was read stays. */
  want(requests: readonly LogRequest[]): void {
    const next = new Map<string, Entry>();
    for (const request of requests) {
      const identity = JSON.stringify([request.pod, request.log]);
      const known = this.#entries.get(request.key);
      next.set(
        request.key,
        known?.identity === identity ? known : newEntry(request, identity),
      );
    }
    for (const entry of this.#entries.values()) {
      if (next.get(entry.request.key) !== entry) entry.controller.abort();
    }
    this.#entries = next;
    this.#publish();
    this.#readOn();
  }

  /** Reads all of them again. */
  reload = (): void => {
    const requests = [...this.#entries.values()].map(entry => entry.request);
    this.want([]);
    this.want(requests);
  };

  #readOn(): void {
    for (const entry of this.#entries.values()) {
      if (this.#running >= READS_AT_ONCE) return;
      if (!entry.hasStarted) void this.#read(entry);
    }
  }

  async #read(entry: Entry): Promise<void> {
    const { pod, log } = entry.request;
    const { signal } = entry.controller;
    entry.hasStarted = true;
    this.#running += 1;
    try {
      const text = await this.#api.getPodLogs(pod, { ...log, signal });
      entry.outcome = { phase: 'loaded', log: text };
    } catch (error) {
      entry.outcome = {
        phase: 'failed',
        error: toError(error),
      };
    }
    this.#running -= 1;
    if (!signal.aborted) this.#publish();
    this.#readOn();
  }

  #publish(): void {
    this.#store.publish(
      new Map([...this.#entries].map(([key, { outcome }]) => [key, outcome])),
    );
  }
}

function newEntry(request: LogRequest, identity: string): Entry {
  return {
    request,
    identity,
    controller: new AbortController(),
    outcome: { phase: 'loading' },
    hasStarted: false,
  };
}
