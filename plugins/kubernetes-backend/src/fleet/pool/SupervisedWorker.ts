import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { backOffMs } from '../../util/backOff';
import { Clock } from '../../util/timing';
import { toError } from '../../util/toError';
import { FromWorker, ToWorker, WorkerSettings } from '../worker/protocol';
import { StartWorker, WorkerThread } from './WorkerThread';

/** How often a worker is asked whether it still runs. */
const PING_EVERY_MS = 10_000;

/** In a row: it is in an endless loop, or has far more to do than it can. */
const MAX_MISSED_PINGS = 3;

/** A worker that has run for this long was not broken from the start. */
const STEADY_MS = 5 * 60_000;

/** Before a worker is started again; a memory that is full stays full for a while. */
const MIN_PAUSE_MS = 1_000;

/** Why a worker had to be replaced. */
export type WorkerFault = 'crashed' | 'out-of-memory' | 'hung';

export interface SupervisedWorkerOptions {
  readonly start: StartWorker;
  readonly settings: WorkerSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onMessage: (message: FromWorker) => void;
  /** The worker has ended; what its clusters do is not seen until it is started again. */
  readonly onFault: (fault: WorkerFault, error: Error | undefined) => void;
}

/** A worker that is started again after a pause when it crashes, hangs or takes too much memory. */
export class SupervisedWorker {
  readonly #options: SupervisedWorkerOptions;
  #thread: WorkerThread | undefined;
  #clusters: readonly ClusterDetails[] = [];
  #answeredPing = 0;

  constructor(options: SupervisedWorkerOptions) {
    this.#options = options;
  }

  /** The clusters of the worker, also of the one that replaces it. */
  assign(clusters: readonly ClusterDetails[]): void {
    this.#clusters = clusters;
    this.send({ type: 'clusters', clusters });
  }

  send(message: ToWorker): void {
    this.#thread?.send(message);
  }

  /** Resolves when the signal has aborted and the thread has ended. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    let faults = 0;
    while (!signal.aborted) {
      const startedAt = clock.now().getTime();
      try {
        await this.#runOnce(signal);
      } catch (error) {
        // The system has no thread or no memory for another one now.
        if (!signal.aborted) this.#options.onFault('crashed', toError(error));
      }
      const lastedMs = clock.now().getTime() - startedAt;
      faults = lastedMs < STEADY_MS ? faults + 1 : 1;
      await clock.sleep(MIN_PAUSE_MS + backOffMs(faults, random), signal);
    }
  }

  async #runOnce(signal: AbortSignal): Promise<void> {
    const { start, settings, onMessage, onFault } = this.#options;
    const over = new AbortController();
    let onEnd: (error: Error | undefined) => void = () => undefined;
    const ended = new Promise<Error | undefined>(resolve => {
      onEnd = resolve;
    });
    const thread = start(settings, {
      onMessage: message => {
        if (message.type === 'pong') this.#answeredPing = message.id;
        else if (!over.signal.aborted) onMessage(message);
      },
      onEnd,
    });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    this.#thread = thread;
    thread.send({ type: 'clusters', clusters: this.#clusters });
    const hung = this.#untilHung(thread, over.signal);
    const error = await ended;
    over.abort();
    signal.removeEventListener('abort', stop);
    this.#thread = undefined;
    if (!signal.aborted) onFault(toFault(await hung, error), error);
  }

  /** Ends a thread that does not answer. Whether it did. */
  async #untilHung(
    thread: WorkerThread,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { clock } = this.#options;
    let missed = 0;
    for (let id = 1; !signal.aborted; id += 1) {
      this.#answeredPing = 0;
      thread.send({ type: 'ping', id });
      await clock.sleep(PING_EVERY_MS, signal);
      // A busy main thread reads what has arrived before it judges.
      await new Promise(setImmediate);
      missed = this.#answeredPing === id ? 0 : missed + 1;
      if (missed < MAX_MISSED_PINGS || signal.aborted) continue;
      await thread.terminate();
      return true;
    }
    return false;
  }
}

function toFault(isHung: boolean, error: Error | undefined): WorkerFault {
  if (isHung) return 'hung';
  const code: unknown = error && Reflect.get(error, 'code');
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed';
}
