import { ResponseError } from '@backstage/errors';
import {
  resumeCursor,
  EndMessage,
  initialServiceState,
  PatchMismatchError,
  reduceService,
  ServiceMessage,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesApi } from '../api';
import { VersionError } from '../stream/StreamError';
import { toError } from '../stream/toError';
import { sleep, systemTimers, Timers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';
import { reconnectPauseMs } from './reconnectPause';
import { documentVisibility, Visibility } from './visibility';

/** Messages that arrive within this time make one redraw: 40 clusters answer at almost the same moment. */
const REDRAW_INTERVAL_MS = 50;

/**
 * Where the connection to the backend stands.
 *
 * @public
 */
export type ServiceConnection =
  /** Nothing has arrived yet. */
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** The page is hidden, or the user paused it. */
  | { readonly phase: 'paused' }
  /** Lost; reconnects at `retryAt` (milliseconds since 1970, this machine's clock). */
  | {
      readonly phase: 'lost';
      readonly error: Error;
      readonly retryAt: number;
    }
  /** Refused permanently: reconnecting helps only after a change. */
  | { readonly phase: 'refused'; readonly error: Error };

/** @public */
export interface ServiceFollowerSnapshot {
  readonly service: ServiceState;
  readonly connection: ServiceConnection;
  /** Add it to this machine's clock to get the backend's, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Paused by the user; nothing changes until it is resumed. */
  readonly isPaused: boolean;
}

/** @public */
export interface ServiceFollowerOptions {
  readonly api: KubernetesApi;
  readonly entityRef: string;
  readonly timers?: Timers;
  readonly visibility?: Visibility;
  /** 0 up to 1, as `Math.random`. */
  readonly random?: () => number;
}

/** The backend ended the stream and said why. */
class StreamEndedError extends Error {
  constructor(readonly end: EndMessage) {
    super(end.message);
    this.name = 'StreamEndedError';
  }
}

/** Permanent refusals. 401 is not among them: the token may be renewed meanwhile. */
const FINAL_STATUS_CODES: readonly number[] = [400, 403, 404];

function isFinal(error: Error): boolean {
  if (error instanceof StreamEndedError) {
    return error.end.reason === 'unauthorized';
  }
  return (
    error instanceof VersionError ||
    (error instanceof ResponseError &&
      FINAL_STATUS_CODES.includes(error.statusCode))
  );
}

function isRestart(error: Error): boolean {
  return error instanceof StreamEndedError && error.end.reason === 'shutdown';
}

/**
 * Keeps one service up to date while it has subscribers: connects when the page is visible,
 * stops when it is hidden, resumes after a loss with what has changed meanwhile, and never
 * forgets the last data.
 *
 * @public
 */
export class ServiceFollower {
  readonly #api: KubernetesApi;
  readonly #entityRef: string;
  readonly #timers: Timers;
  readonly #visibility: Visibility;
  readonly #random: () => number;
  readonly #store: ExternalStore<ServiceFollowerSnapshot>;
  #pending: ServiceState = initialServiceState;
  #offsetMs: number | undefined;
  #running: AbortController | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: ServiceFollowerOptions) {
    this.#api = options.api;
    this.#entityRef = options.entityRef;
    this.#timers = options.timers ?? systemTimers;
    this.#visibility = options.visibility ?? documentVisibility;
    this.#random = options.random ?? Math.random;
    this.#store = new ExternalStore({
      initial: {
        service: initialServiceState,
        connection: { phase: 'connecting' },
        clockOffsetMs: 0,
        isPaused: false,
      },
      timers: this.#timers,
      intervalMs: REDRAW_INTERVAL_MS,
      onStart: () => {
        this.#stopWatching = this.#visibility.subscribe(this.#adapt);
        this.#adapt();
      },
      onStop: () => {
        this.#stopWatching?.();
        this.#stop();
      },
    });
  }

  /** The state at this moment; the same object until something changes. */
  getSnapshot = (): ServiceFollowerSnapshot => this.#store.getSnapshot();

  /** The first subscriber starts the connection, and the last one to leave ends it. */
  subscribe = (listener: () => void): (() => void) =>
    this.#store.subscribe(listener);

  /** Makes a new connection at once, in any state. */
  reconnect = (): void => {
    this.#stop();
    if (this.#store.isObserved) this.#adapt();
  };

  /** While paused there is no connection, and nothing changes. */
  setPaused = (isPaused: boolean): void => {
    if (this.getSnapshot().isPaused === isPaused) return;
    this.#publish({ isPaused });
    if (this.#store.isObserved) this.#adapt();
  };

  #adapt = (): void => {
    const { isPaused, connection } = this.getSnapshot();
    if (isPaused || !this.#visibility.isVisible()) {
      this.#stop();
      if (connection.phase !== 'refused') {
        this.#publish({ connection: { phase: 'paused' } });
      }
      return;
    }
    if (this.#running) return;
    const controller = new AbortController();
    this.#running = controller;
    void this.#run(controller.signal);
  };

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#store.flush();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let canResume = true;
    while (!signal.aborted) {
      this.#publish({ connection: { phase: 'connecting' } });
      const cursor = canResume ? resumeCursor(this.#pending) : undefined;
      const outcome = await this.#follow(cursor, signal);
      // What a patch did not fit must not be the start of the next one.
      canResume = !(outcome.error instanceof PatchMismatchError);
      if (signal.aborted) return;
      if (isFinal(outcome.error)) {
        this.#publish({
          connection: { phase: 'refused', error: outcome.error },
        });
        return;
      }
      failures = outcome.hasReceived ? 1 : failures + 1;
      if (isRestart(outcome.error)) failures = 0;
      const pauseMs = reconnectPauseMs(failures, this.#random, outcome.error);
      this.#publish({
        connection: {
          phase: 'lost',
          error: outcome.error,
          retryAt: this.#timers.now() + pauseMs,
        },
      });
      await sleep(this.#timers, pauseMs, signal);
    }
  }

  /** One connection, from start to end. */
  async #follow(
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<{ error: Error; hasReceived: boolean }> {
    let hasReceived = false;
    try {
      const messages = this.#api.followService(this.#entityRef, {
        cursor,
        signal,
      });
      for await (const message of messages) {
        if (signal.aborted) break;
        hasReceived = true;
        this.#receive(message);
        if (message.type === 'end') {
          return { error: new StreamEndedError(message), hasReceived };
        }
      }
      return { error: new Error('The live stream ended.'), hasReceived };
    } catch (error) {
      return { error: toError(error), hasReceived };
    } finally {
      if (!signal.aborted) this.#store.flush();
    }
  }

  #receive(message: ServiceMessage): void {
    this.#pending = reduceService(this.#pending, message);
    if (message.type === 'hello' || message.type === 'heartbeat') {
      const offset = Date.parse(message.at) - this.#timers.now();
      // A message is on the way for some time, so the largest difference is the truest:
      // of one connection, as the next may be to another backend with another clock.
      const others = message.type === 'hello' ? undefined : this.#offsetMs;
      this.#offsetMs = Math.max(others ?? offset, offset);
    }
    const isFirst = this.getSnapshot().connection.phase !== 'open';
    this.#store.publishSoon(() => ({
      ...this.getSnapshot(),
      service: this.#pending,
      connection: { phase: 'open' },
      clockOffsetMs: this.#offsetMs ?? 0,
    }));
    if (isFirst) this.#store.flush();
  }

  #publish(change: Partial<ServiceFollowerSnapshot>): void {
    this.#store.publish({ ...this.getSnapshot(), ...change });
  }
}
