import { Result, fail, Failure, ok } from '../../util/Result';
import { backOffMs } from '../../util/backOff';
import { describeError, toSafeMessage } from '../../util/safeMessage';
import { DeadlineError, withDeadline } from '../../util/timing';
import { StartGate } from '../start';
import { ItemSink, objectLimit } from './list';
import { Listed, Lister, ListerOptions } from './Lister';
import { InformerUpdate, isWithin } from './ListWatchSpec';
import { ObjectQuotas } from './ObjectQuota';
import { OpenWatch } from './OpenWatch';
import { FORBIDDEN_RETRY_MS, retryDelayMs, withRetry } from './retryDelayMs';
import { Store } from './Store';
import { readEvents, watch, WatchOptions, WatchOutcome } from './watch';
import { SHORT_WATCH_MS, WatchRecord } from './WatchRecord';

/** When an API server restarts, all watches end at once. */
const RESUME_JITTER_MS = 250;

export type RelistReason = 'expired' | 'unwatchable';

/** Where a reflector keeps what it reads. */
export type ReflectorStore = Pick<
  Store,
  'resourceVersion' | 'isEmpty' | 'snapshot' | 'replace' | 'apply' | 'close'
> &
  Pick<WatchOptions['store'], 'isIncomplete'>;

export interface ReflectorOptions extends Omit<ListerOptions, 'sink'> {
  /** Without limits when absent. */
  readonly quotas?: ObjectQuotas;
  /** A {@link Store} when absent. With a store of its own, items of lists go to it as they arrive. */
  readonly store?: ReflectorStore & ItemSink;
  /** For one list, over all pages. */
  readonly deadlineMs: number;
  /** How often to list a type that may not be watched. */
  readonly refreshIntervalMs: number;
  /** Awaited before the first list and the first watch; no delay when absent. */
  readonly gate?: StartGate;
  /** Called with the current objects of the type, or with the failure. */
  readonly onUpdate: (update: InformerUpdate) => void;
  /** Called when the type has to be listed again. */
  readonly onRelist?: (reason: RelistReason) => void;
}

/**
 * Lists a type and watches it from there, as client-go's reflector does: the first
 * list may be as old as the API server's watch cache, and each later one is at least
 * as new as the store. A failure is an update, too, and is retried.
 */
export class Reflector {
  readonly #options: Omit<ReflectorOptions, 'gate'>;
  readonly #store: ReflectorStore;
  /** Released once it is passed, as it belongs to the first subscriber. */
  #gate: StartGate | undefined;
  #failures = 0;
  readonly #lister: Lister;

  constructor({ gate, ...options }: ReflectorOptions) {
    this.#options = options;
    this.#gate = gate;
    const { connection, maxPages, quotas, spec, store } = options;
    this.#lister = new Lister({ ...this.#options, sink: store });
    this.#store =
      store ??
      new Store(
        object => isWithin(spec, object),
        objectLimit(maxPages),
        quotas?.forCluster(connection.cluster.name),
      );
  }

  /** Resolves when the signal has aborted; never rejects for what a cluster does. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      await this.#beforeList(signal);
      await this.#listAndWatch(signal);
    } finally {
      this.#store.close();
    }
  }

  /** A method of its own, as an async function retains what it awaits. */
  async #beforeList(signal: AbortSignal): Promise<void> {
    await this.#gate?.beforeList(signal);
  }

  async #beforeWatch(signal: AbortSignal): Promise<void> {
    await this.#gate?.beforeWatch(this.#store.isEmpty, signal);
    this.#gate = undefined;
  }

  async #listAndWatch(signal: AbortSignal): Promise<void> {
    const { clock, onRelist, random, refreshIntervalMs } = this.#options;
    let expiries = 0;
    let watchAgainAt = 0;
    while (!signal.aborted) {
      const listed = await this.#listUntilRead(signal);
      if (!listed) return;
      let reason: RelistReason = 'unwatchable';
      if (listed.watch || this.#now() >= watchAgainAt) {
        if (listed.watch) this.#gate = undefined;
        else await this.#beforeWatch(signal);
        const startedAt = this.#now();
        reason = await this.#watchUntilRelist(listed, signal);
        const isShort = this.#now() - startedAt < SHORT_WATCH_MS;
        expiries = isShort ? expiries + 1 : 1;
        if (reason === 'unwatchable') {
          watchAgainAt = this.#now() + FORBIDDEN_RETRY_MS;
        }
      }
      if (reason === 'expired') {
        await clock.sleep(backOffMs(expiries, random), signal);
      } else {
        const jitter = 0.9 + 0.2 * random();
        await clock.sleep(refreshIntervalMs * jitter, signal);
      }
      if (!signal.aborted) onRelist?.(reason);
    }
  }

  /** Undefined when the signal has aborted. The list itself must not outlive this. */
  async #listUntilRead(
    signal: AbortSignal,
  ): Promise<Omit<Listed, 'list'> | undefined> {
    const { onUpdate } = this.#options;
    while (!signal.aborted) {
      const found = await this.#list(signal);
      if (signal.aborted) return undefined;
      if (found?.ok) {
        const { list, path, watch: open } = found.value;
        this.#failures = 0;
        this.#store.replace(list);
        onUpdate(ok(this.#store.snapshot));
        return { path, watch: open };
      }
      this.#failures += 1;
      await this.#reportAndPause(found, this.#failures, signal);
    }
    return undefined;
  }

  /** Undefined when the cluster serves no version of an optional type. */
  async #list(signal: AbortSignal): Promise<Result<Listed> | undefined> {
    try {
      return await withDeadline(signal, this.#options.deadlineMs, until =>
        this.#lister.list({
          resourceVersion: this.#store.resourceVersion,
          until,
          signal,
        }),
      );
    } catch (error) {
      return toFailure(error);
    }
  }

  /** Watches from the store's version, again and again, until a list is needed. */
  async #watchUntilRelist(
    { path, watch: open }: Omit<Listed, 'list'>,
    signal: AbortSignal,
  ): Promise<RelistReason> {
    const { onUpdate } = this.#options;
    const record = new WatchRecord();
    let isFailureReported = false;
    let wasOpen = open !== undefined;
    let streamed = open;
    const onChange = () => onUpdate(ok(this.#store.snapshot));
    const onOpen = () => {
      wasOpen = true;
      if (isFailureReported) onChange();
      isFailureReported = false;
    };
    while (!signal.aborted) {
      const startedAt = this.#now();
      const outcome = streamed
        ? await this.#follow(streamed, path, onChange, signal)
        : await this.#watch(path, onOpen, onChange, signal);
      streamed = undefined;
      if (signal.aborted) break;
      if (isUnwatchable(outcome)) {
        // An account that has lost the right to watch may have lost the right to list.
        return wasOpen ? 'expired' : 'unwatchable';
      }
      if (record.add(outcome, this.#now() - startedAt)) break;
      if (outcome.type === 'failed') {
        isFailureReported = true;
        await this.#reportAndPause(outcome.failure, record.failures, signal);
      } else await this.#resume(record.failures, signal);
    }
    return 'expired';
  }

  async #resume(failures: number, signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    const pauseMs =
      failures > 1 ? backOffMs(failures, random) : RESUME_JITTER_MS * random();
    await clock.sleep(pauseMs, signal);
  }

  #watch(
    path: string,
    onOpen: () => void,
    onChange: () => void,
    signal: AbortSignal,
  ): Promise<WatchOutcome> {
    return watch({
      ...this.#options,
      request: this.#lister.request(path),
      store: this.#store,
      onOpen,
      onChange,
      signal,
    }).catch(toFailedWatch);
  }

  /** Goes on with the watch of a streamed list. */
  #follow(
    open: OpenWatch,
    path: string,
    onChange: () => void,
    signal: AbortSignal,
  ): Promise<WatchOutcome> {
    return readEvents(open, {
      ...this.#options,
      request: this.#lister.request(path),
      store: this.#store,
      onChange,
      signal,
    }).catch(toFailedWatch);
  }

  /**
   * Reports the time of the next try for pods only, without which there is nothing
   * to show. A failed request is retried early when the cluster recovers; an API that
   * is not served is not.
   */
  async #reportAndPause(
    failed: Failure | undefined,
    failures: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, connection, onUpdate, random, spec } = this.#options;
    const isPods = spec.type.kind === 'Pod';
    const ms = retryDelayMs(failed, {
      failures,
      isPods,
      isNudged: connection.pause !== undefined,
      random,
    });
    onUpdate(failed && isPods ? withRetry(failed, ms, clock.now()) : failed);
    if (failed && connection.pause) await connection.pause(ms, signal);
    else await clock.sleep(ms, signal);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

/** Whether the type may be listed but not watched. */
function isUnwatchable(outcome: WatchOutcome): boolean {
  if (outcome.type !== 'failed') return false;
  const { status } = outcome.failure.reason;
  return status === 403 || status === 405;
}

/** An error that is thrown for one type becomes that type's failure. */
function toFailure(error: unknown): Failure {
  return error instanceof DeadlineError
    ? fail('timeout', error.message)
    : fail('malformed', toSafeMessage(describeError(error)));
}

function toFailedWatch(error: unknown): WatchOutcome {
  return { type: 'failed', failure: toFailure(error) };
}
