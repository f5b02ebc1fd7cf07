import {
  LogLine,
  LogReader,
} from '@podlight/backstage-plugin-kubernetes-common';
import { EntityPodRef, KubernetesApi, PodLogsOptions } from '../api';
import { toError } from '../stream/toError';
import { systemTimers, Timers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';

/** A browser renders this many easily; the oldest lines are dropped first. */
const MAX_LINES = 20_000;

/** A chatty container writes thousands of lines a second, and a reader sees at most ten redraws of them. */
export const LOG_REDRAW_INTERVAL_MS = 100;

/** A silent container sends nothing; after this time its log counts as loaded. */
const SILENT_AFTER_MS = 2_000;

/**
 * Where reading a log stands.
 *
 * - `loading`: nothing has arrived
 * - `following`: what is written arrives
 * - `complete`: it was read once, as a whole
 * - `ended`: it was followed to its end, because the container has ended
 * - `lost`: it broke off; what was read stays
 * - `failed`: there is nothing, and why
 *
 * @public
 */
export type LogStatus =
  | {
      readonly phase: 'loading' | 'following' | 'complete' | 'ended';
    }
  | { readonly phase: 'lost' | 'failed'; readonly error: Error };

/** @public */
export interface LogSnapshot {
  readonly status: LogStatus;
  /** The newest lines, at most 20,000. */
  readonly lines: readonly LogLine[];
  /** How many older lines were read and are not kept. */
  readonly droppedLines: number;
}

/** @public */
export interface LogFollowerOptions {
  readonly api: KubernetesApi;
  readonly pod: EntityPodRef;
  readonly log: Omit<PodLogsOptions, 'signal'>;
  /** Goes on for as long as the container writes. */
  readonly isFollowed: boolean;
  readonly timers?: Timers;
}

const NOTHING: LogSnapshot = {
  status: { phase: 'loading' },
  lines: [],
  droppedLines: 0,
};

/**
 * Reads one log, once or for as long as it is written, while it has subscribers.
 *
 * @public
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #timers: Timers;
  readonly #store: ExternalStore<LogSnapshot>;
  #arrived: LogLine[] = [];
  #running: AbortController | undefined;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#store = new ExternalStore({
      initial: NOTHING,
      timers: this.#timers,
      intervalMs: LOG_REDRAW_INTERVAL_MS,
      onStart: () => this.#start(NOTHING),
      onStop: () => this.#stop(),
    });
  }

  getSnapshot = (): LogSnapshot => this.#store.getSnapshot();

  /** The first subscriber starts reading, and the last one to leave ends it. */
  subscribe = (listener: () => void): (() => void) =>
    this.#store.subscribe(listener);

  /** Resumes after the last line where lines have times, else starts over. */
  reconnect = (): void => {
    this.#stop();
    if (!this.#store.isObserved) return;
    const known = this.getSnapshot();
    const isTimed = known.lines.at(-1)?.time !== undefined;
    this.#start(isTimed ? known : NOTHING);
  };

  #start(known: LogSnapshot): void {
    const controller = new AbortController();
    this.#running = controller;
    this.#store.publish({ ...known, status: { phase: 'loading' } });
    void this.#run(known.lines.at(-1)?.time ?? '', controller.signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#store.discard();
    this.#arrived = [];
  }

  async #run(after: string, signal: AbortSignal): Promise<void> {
    const { isFollowed } = this.#options;
    const reader = new LogReader();
    const take = (lines: readonly LogLine[]) =>
      this.#arrived.push(
        ...lines.filter(({ time }) => time === undefined || time > after),
      );
    const cancelWait = isFollowed
      ? this.#timers.after(SILENT_AFTER_MS, () =>
          this.#publish({ phase: 'following' }),
        )
      : () => {};
    try {
      for await (const chunk of this.#chunks(signal)) {
        if (signal.aborted) return;
        cancelWait();
        take(reader.read(chunk));
        if (isFollowed) {
          this.#store.publishSoon(() =>
            this.#takeArrived({ phase: 'following' }),
          );
        }
      }
      if (signal.aborted) return;
      take(reader.end());
      this.#publish({ phase: isFollowed ? 'ended' : 'complete' });
    } catch (error) {
      if (signal.aborted) return;
      const hasLines =
        this.#arrived.length > 0 || this.getSnapshot().lines.length > 0;
      this.#publish({
        phase: hasLines ? 'lost' : 'failed',
        error: toError(error),
      });
    } finally {
      cancelWait();
    }
  }

  async *#chunks(signal: AbortSignal): AsyncGenerator<string, void, void> {
    const { api, pod, log, isFollowed } = this.#options;
    if (isFollowed) yield* api.followPodLogs(pod, { ...log, signal });
    else yield await api.getPodLogs(pod, { ...log, signal });
  }

  #publish(status: LogStatus): void {
    this.#store.discard();
    this.#store.publish(this.#takeArrived(status));
  }

  /** A snapshot with the lines that have arrived since the last one. */
  #takeArrived(status: LogStatus): LogSnapshot {
    const { lines, droppedLines } = this.getSnapshot();
    const last = lines.at(-1)?.number ?? droppedLines;
    const all = [
      ...lines,
      ...this.#arrived.map((line, i) => ({ ...line, number: last + i + 1 })),
    ];
    this.#arrived = [];
    const excess = Math.max(0, all.length - MAX_LINES);
    return {
      status,
      lines: excess > 0 ? all.slice(excess) : all,
      droppedLines: droppedLines + excess,
    };
  }
}
