import { ApiStream, ClusterConnection } from '../../transport';
import { ok, Result } from '../../util/Result';
import { Clock, linkedAbortController } from '../../util/timing';
import { readLines } from './readLines';

/**
 * How long the API server is asked to keep a watch open. It bounds how long a
 * revoked credential still sees something, and costs one request each time.
 */
const TIMEOUT_SECONDS = 540;

/** So that the watches of one service do not all end at once. */
const TIMEOUT_JITTER_SECONDS = 60;

/** A watch that has not ended this long after it should have is dead. */
const SLACK_MS = 30_000;

/**
 * Bookmarks come about once a minute, and three may be missed. The limit applies
 * from the start, since a watch can die before its first bookmark. Where an
 * aggregated API sends no bookmarks, this costs a request each time.
 */
export const MAX_SILENCE_MS = 180_000;

export interface OpenWatchOptions {
  readonly connection: ClusterConnection;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly accept: string;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** A longer silence closes the watch. */
  readonly maxSilenceMs?: number;
  /** Aborting it closes the watch; closing the watch aborts it. */
  readonly stop: LinkedAbortController;
}

type LinkedAbortController = ReturnType<typeof linkedAbortController>;

/** A watch that the API server has accepted. Its lines are read once. */
export class OpenWatch {
  /** May be read in several steps; ends, or throws, when the watch is closed. */
  readonly lines: AsyncGenerator<string, void>;
  readonly #clock: Clock;
  readonly #stop: LinkedAbortController;
  #maxSilenceMs: number;
  #lastAt: number;
  #isWaiting = false;
  #isIdle = false;

  private constructor(
    stream: ApiStream,
    {
      clock,
      endsAt,
      maxSilenceMs,
      stop,
    }: Pick<OpenWatchOptions, 'clock' | 'stop'> & {
      readonly endsAt: number;
      readonly maxSilenceMs: number;
    },
  ) {
    this.#clock = clock;
    this.#stop = stop;
    this.#maxSilenceMs = maxSilenceMs;
    this.#lastAt = this.#now();
    this.lines = this.#read(stream);
    this.#closeWhenIdle(endsAt).catch(() => undefined);
  }

  /** Rejects only when it is stopped. */
  static async open({
    connection,
    path,
    query,
    accept,
    clock,
    random,
    maxSilenceMs = MAX_SILENCE_MS,
    stop,
  }: OpenWatchOptions): Promise<Result<OpenWatch>> {
    const timeoutSeconds =
      TIMEOUT_SECONDS + Math.round(TIMEOUT_JITTER_SECONDS * random());
    let isOpen = false;
    try {
      const result = await connection.open({
        path,
        query: {
          ...query,
          watch: 'true',
          allowWatchBookmarks: 'true',
          timeoutSeconds: String(timeoutSeconds),
        },
        accept,
        signal: stop.signal,
      });
      if (!result.ok) return result;
      isOpen = true;
      const endsAt = clock.now().getTime() + timeoutSeconds * 1_000 + SLACK_MS;
      return ok(
        new OpenWatch(result.value, { clock, endsAt, maxSilenceMs, stop }),
      );
    } finally {
      if (!isOpen) stop.abort();
    }
  }

  /** Whether it was closed because nothing came. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** From now on, this silence closes it. */
  allowSilence(ms: number): void {
    this.#maxSilenceMs = ms;
  }

  /** Closes the socket, too, when the lines were not read to their end. */
  close(): void {
    this.#stop.abort();
  }

  async *#read(stream: ApiStream): AsyncGenerator<string, void> {
    this.#isWaiting = true;
    for await (const line of readLines(stream.body)) {
      this.#isWaiting = false;
      this.#lastAt = this.#now();
      yield line;
      this.#isWaiting = true;
      this.#lastAt = this.#now();
    }
  }

  /** A watch goes silent without an end when its connection is dropped silently on the way. */
  async #closeWhenIdle(endsAt: number): Promise<void> {
    const { signal } = this.#stop;
    let isRead = false;
    while (!signal.aborted) {
      const now = this.#now();
      // A reader that is behind can't tell whether the watch is silent.
      if (!this.#isWaiting) this.#lastAt = now;
      const silentAt = this.#lastAt + this.#maxSilenceMs;
      const dueAt = Math.min(silentAt, endsAt);
      if (now >= dueAt && !isRead) {
        // A busy process may not have read what arrived in the meantime.
        await new Promise(setImmediate);
        isRead = true;
      } else if (now >= dueAt) {
        // A watch that is active beyond its time is ended, but not suspicious.
        this.#isIdle = now >= silentAt;
        this.close();
      } else {
        isRead = false;
        await this.#clock.sleep(dueAt - now, signal);
      }
    }
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
