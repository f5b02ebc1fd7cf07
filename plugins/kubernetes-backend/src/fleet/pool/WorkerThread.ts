import { types } from 'node:util';
import { Worker } from 'node:worker_threads';
import { FromWorker, ToWorker, WorkerSettings } from '../worker/protocol';
import { toWorkerData, workerFile } from '../worker/worker';

/** Megabytes. A worker keeps no records; parsed pages and what has not been sent are its memory. */
const MAX_OLD_GENERATION_MB = 384;

/** Megabytes. With more a worker is no faster, and keeps 25 MB more than it needs. */
const MAX_YOUNG_GENERATION_MB = 8;

/** One worker thread, as far as the pool knows it. */
export interface WorkerThread {
  send(message: ToWorker): void;
  /** Ends it at once, even in an endless loop. */
  terminate(): Promise<unknown>;
}

export interface WorkerHandlers {
  readonly onMessage: (message: FromWorker) => void;
  /** Called once, with the reason where it did not end by itself. */
  readonly onEnd: (error: Error | undefined) => void;
}

/** Starts a worker thread. */
export type StartWorker = (
  settings: WorkerSettings,
  handlers: WorkerHandlers,
) => WorkerThread;

export interface WorkerThreadOptions {
  /** The file to run, where it is not beside this one: a bundle has none. */
  readonly file?: string;
  /** Arguments of Node.js; those of this process when absent. */
  readonly execArgv?: readonly string[];
  readonly maxOldGenerationMb?: number;
}

/** Starts threads of this process. */
export function workerThreads({
  file,
  execArgv,
  maxOldGenerationMb = MAX_OLD_GENERATION_MB,
}: WorkerThreadOptions = {}): StartWorker {
  return (settings, { onMessage, onEnd }) => {
    const worker = new Worker(file ?? workerFile(), {
      name: 'kubernetes-fleet',
      workerData: toWorkerData(settings),
      ...(execArgv && { execArgv: [...execArgv] }),
      resourceLimits: {
        maxOldGenerationSizeMb: maxOldGenerationMb,
        maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB,
      },
    });
    let failure: Error | undefined;
    worker.on('message', onMessage);
    worker.on('error', error => {
      failure = types.isNativeError(error) ? error : new Error(String(error));
    });
    worker.once('exit', () => onEnd(failure));
    return {
      send: message => worker.postMessage(message),
      terminate: () => worker.terminate(),
    };
  };
}
