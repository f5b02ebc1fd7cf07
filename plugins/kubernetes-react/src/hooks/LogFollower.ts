import {
  LogLine,
  LogReader,
} from '@podlight/backstage-plugin-kubernetes-common';
import { EntityPodRef, KubernetesApi, PodLogsOptions } from '../api';
import { systemTimers, Timers } from '../stream/timers';
import { Redraw } from './Redraw';

/** What a browser draws without effort; the oldest lines go first. */
const MAX_LINES = 20_000;

/** A container that has written nothing answers with nothing; it is not being loaded for ever. */
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
 * Reads one log, once or for as long as it is written, while somebody looks.
 *
 * @public
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #timers: Timers;
  readonly #redraw: Redraw;
  readonly #listeners = new Set<() => void>();
  #snapshot = NOTHING;
  #arrived: LogLine[] = [];
  #running: AbortController | undefined;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#redraw = new Redraw(this.#timers, () => this.#flush('following'));
  }

  getSnapshot = (): LogSnapshot => this.#snapshot;

  /** The first listener starts reading, the last one to leave ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start(NOTHING);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** Reads on from the last line where lines have times, else anew. */
  reconnect = (): void => {
    this.#stop();
    if (this.#listeners.size === 0) return;
    const isTimed = this.#snapshot.lines.at(-1)?.time !== undefined;
    this.#start(isTimed ? this.#snapshot : NOTHING);
  };

  #start(known: LogSnapshot): void {
    const controller = new AbortController();
    this.#running = controller;
    this.#publish({ ...known, status: { phase: 'loading' } });
    void this.#run(known.lines.at(-1)?.time ?? '', controller.signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#redraw.cancel();
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
      ? this.#timers.after(SILENT_AFTER_MS, () => this.#flush('following'))
      : () => {};
    try {
      for await (const piece of this.#pieces(signal)) {
        if (signal.aborted) return;
        cancelWait();
        take(reader.read(piece));
        if (isFollowed) this.#redraw.soon();
      }
      if (signal.aborted) return;
      this.#redraw.cancel();
      take(reader.end());
      this.#flush(isFollowed ? 'ended' : 'complete');
    } catch (error) {
      if (signal.aborted) return;
      this.#redraw.cancel();
      this.#flush();
      const hasLines = this.#snapshot.lines.length > 0;
      this.#publish({
        ...this.#snapshot,
        status: {
          phase: hasLines ? 'lost' : 'failed',
          error: error instanceof Error ? error : new Error(String(error)),
        },
      });
    } finally {
      cancelWait();
    }
  }

  async *#pieces(signal: AbortSignal): AsyncGenerator<string, void, void> {
    const { api, pod, log, isFollowed } = this.#options;
    if (isFollowed) yield* api.followPodLogs(pod, { ...log, signal });
    else yield await api.getPodLogs(pod, { ...log, signal });
  }

  #flush(phase?: 'following' | 'complete' | 'ended'): void {
    const { lines, droppedLines, status } = this.#snapshot;
    const last = lines.at(-1)?.number ?? droppedLines;
    const all = [
      ...lines,
      ...this.#arrived.map((line, i) => ({ ...line, number: last + i + 1 })),
    ];
    this.#arrived = [];
    const excess = Math.max(0, all.length - MAX_LINES);
    this.#publish({
      status: phase ? { phase } : status,
      lines: excess > 0 ? all.slice(excess) : all,
      droppedLines: droppedLines + excess,
    });
  }

  #publish(snapshot: LogSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
