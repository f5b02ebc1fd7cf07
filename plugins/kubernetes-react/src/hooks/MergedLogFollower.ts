import { ResponseError } from '@backstage/errors';
import {
  LogMerger,
  MergedLines,
  MergedLogEnd,
  MergedLogMessage,
  MergedLogSource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesApi, MergedLogsOptions } from '../api';
import { StreamError } from '../stream/StreamError';
import { toError } from '../stream/toError';
import { sleep, systemTimers, Timers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';
import { LOG_REDRAW_INTERVAL_MS } from './LogFollower';
import { ResumableLog, MergedLogPhase } from './ResumableLog';
import { reconnectPauseMs } from './reconnectPause';

/** A browser renders this many easily; the oldest lines are dropped first. */
const MAX_LINES = 20_000;

/** Silent containers send nothing; after this time their logs count as loaded. */
const SILENT_AFTER_MS = 2_000;

/** With their pauses half a minute, in which a backend restarts; after that the user has to reconnect. */
const MAX_ATTEMPTS = 5;

/**
 * One of many logs.
 *
 * @public
 */
export interface MergedLogPod<S> extends Omit<MergedLogSource, 'after'> {
  /** Unique among the pods. */
  readonly key: string;
  /** What its lines are marked with; must stay the same object. */
  readonly source: S;
}

/**
 * Where reading many logs stands.
 *
 * - `loading`, `following`: as with one log
 * - `complete`: all were read once
 * - `ended`: all were followed to their ends, or failed
 * - `reconnecting`: the connection is lost, and a new one follows in a moment
 * - `lost`: it broke off, and does not reconnect by itself; what was read stays
 * - `failed`: there is nothing, and why
 *
 * @public
 */
export type MergedLogStatus =
  | {
      readonly phase:
        | 'loading'
        | 'following'
        | 'complete'
        | 'ended'
        | 'reconnecting';
    }
  | { readonly phase: 'lost' | 'failed'; readonly error: Error };

/** @public */
export interface MergedLogSnapshot<S> extends MergedLines<S> {
  readonly status: MergedLogStatus;
  /** By the keys of the pods. */
  readonly logs: ReadonlyMap<string, MergedLogPhase>;
}

/** @public */
export interface MergedLogFollowerOptions {
  readonly api: KubernetesApi;
  readonly entityRef: string;
  readonly log: Pick<
    MergedLogsOptions,
    'tailLines' | 'sinceSeconds' | 'limitBytes' | 'unscrubbed'
  >;
  /** Goes on for as long as the containers write. */
  readonly isFollowed: boolean;
  readonly timers?: Timers;
  /** 0 up to 1, as `Math.random`. */
  readonly random?: () => number;
}

/**
 * Reads many logs as one over one connection, once or for as long as they are
 * written, while it has subscribers. A lost connection is resumed from the last
 * line of each.
 *
 * @public
 */
export class MergedLogFollower<S> {
  readonly #options: MergedLogFollowerOptions;
  readonly #timers: Timers;
  readonly #store: ExternalStore<MergedLogSnapshot<S>>;
  readonly #merger = new LogMerger<S>(MAX_LINES);
  #pods: readonly MergedLogPod<S>[] = [];
  #logs = new Map<string, ResumableLog>();
  #running: AbortController | undefined;
  /** Failures in a row since the last message. */
  #failures = 0;

  constructor(options: MergedLogFollowerOptions) {
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#store = new ExternalStore({
      initial: {
        status: { phase: 'loading' },
        lines: [],
        droppedLines: 0,
        logs: new Map(),
      },
      timers: this.#timers,
      intervalMs: LOG_REDRAW_INTERVAL_MS,
      onStart: () => this.#start(),
      onStop: () => this.#stop(),
    });
  }

  getSnapshot = (): MergedLogSnapshot<S> => this.#store.getSnapshot();

  /** The first subscriber starts reading, and the last one to leave ends it. */
  subscribe = (listener: () => void): (() => void) =>
    this.#store.subscribe(listener);

  /** Reads these; lines that were read before stay. */
  setPods(pods: readonly MergedLogPod<S>[]): void {
    const isSame =
      pods.length === this.#pods.length &&
      pods.every(({ key }, i) => key === this.#pods[i].key);
    if (isSame) return;
    this.#pods = pods;
    this.#logs = new Map(
      pods.map(pod => {
        const { key, source: _, ...container } = pod;
        return [key, this.#logs.get(key) ?? new ResumableLog(container)];
      }),
    );
    this.#restart(log => log.isOpen);
  }

  /** Resumes all of them, those that ended or failed as well. */
  reconnect = (): void => this.#restart(() => true);

  #restart(isWanted: (log: ResumableLog) => boolean): void {
    this.#stop();
    if (this.#store.isObserved) this.#start(isWanted);
  }

  #start(isWanted: (log: ResumableLog) => boolean = () => true): void {
    const controller = new AbortController();
    this.#running = controller;
    const wanted = this.#pods.filter(({ key }) => {
      const log = this.#logs.get(key);
      return log !== undefined && isWanted(log);
    });
    this.#publish({ phase: 'loading' });
    void this.#run(wanted, controller.signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#store.discard();
  }

  async #run(
    wanted: readonly MergedLogPod<S>[],
    signal: AbortSignal,
  ): Promise<void> {
    const { random = Math.random } = this.#options;
    this.#failures = 0;
    let open = wanted;
    while (!signal.aborted) {
      const end = await this.#connect(open, signal);
      if (signal.aborted) return;
      if (end === undefined) {
        this.#publish({ phase: this.#isFollowed ? 'ended' : 'complete' });
        return;
      }
      this.#failures += 1;
      if (!end.canRetry || this.#failures > MAX_ATTEMPTS) {
        const phase = this.getSnapshot().lines.length > 0 ? 'lost' : 'failed';
        this.#publish({ phase, error: end.error });
        return;
      }
      this.#publish({ phase: 'reconnecting' });
      await sleep(
        this.#timers,
        reconnectPauseMs(end.isRestart ? 0 : this.#failures, random, end.error),
        signal,
      );
      open = open.filter(({ key }) => this.#logs.get(key)?.isOpen);
    }
  }

  get #isFollowed(): boolean {
    return this.#options.isFollowed;
  }

  /** Reads over one connection. Resolves with why it ended too early. */
  async #connect(
    pods: readonly MergedLogPod<S>[],
    signal: AbortSignal,
  ): Promise<Interruption | undefined> {
    if (pods.length === 0) return undefined;
    const { api, entityRef, log } = this.#options;
    const sources = pods.flatMap(
      ({ key }) => this.#logs.get(key)?.connect() ?? [],
    );
    const follow = this.#isFollowed;
    const cancelWait = follow
      ? this.#timers.after(SILENT_AFTER_MS, () => this.#follow())
      : () => {};
    try {
      const options = { ...log, follow, signal };
      for await (const message of api.readMergedLogs(
        entityRef,
        sources,
        options,
      )) {
        if (signal.aborted) return undefined;
        this.#failures = 0;
        cancelWait();
        if (message.type === 'end') return toInterruption(message);
        this.#take(pods, message);
      }
      return undefined;
    } catch (error) {
      return {
        error: toError(error),
        // A proxy answers so while the backend behind it restarts.
        canRetry: !(error instanceof ResponseError) || error.statusCode >= 502,
      };
    } finally {
      cancelWait();
    }
  }

  #take(pods: readonly MergedLogPod<S>[], message: MergedLogMessage): void {
    if (this.#isFollowed) this.#follow();
    if (!('pod' in message)) return;
    const pod = pods.at(message.pod);
    const log = pod && this.#logs.get(pod.key);
    if (!log) return;
    switch (message.type) {
      case 'lines':
        this.#merger.add(pod.source, log.read(message.text));
        break;
      case 'over':
        this.#merger.add(pod.source, log.end());
        break;
      default:
        log.fail(new Error(message.message));
    }
    this.#store.publishSoon(() => this.#takeArrived(this.getSnapshot().status));
  }

  #follow(): void {
    if (this.getSnapshot().status.phase !== 'following') {
      this.#publish({ phase: 'following' });
    }
  }

  #publish(status: MergedLogStatus): void {
    this.#store.publish(this.#takeArrived(status));
  }

  /** A snapshot with the lines that have arrived since the last one. */
  #takeArrived(status: MergedLogStatus): MergedLogSnapshot<S> {
    return {
      status,
      ...this.#merger.merge(),
      logs: new Map([...this.#logs].map(([key, { phase }]) => [key, phase])),
    };
  }
}

/** Why a connection ended before all was read. */
interface Interruption {
  readonly error: Error;
  /** Whether a new connection may succeed without any change. */
  readonly canRetry: boolean;
  /** The backend restarts. */
  readonly isRestart?: boolean;
}

function toInterruption({
  reason,
  message,
}: MergedLogEnd): Interruption | undefined {
  if (reason === 'complete') return undefined;
  return {
    error: new StreamError(message),
    canRetry: reason === 'changed' || reason === 'shutdown',
    isRestart: reason === 'shutdown',
  };
}
