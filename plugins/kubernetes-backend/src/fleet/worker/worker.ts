import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { WorkerPort, WorkerSettings } from './protocol';
import { runWorker } from './runWorker';

/** A key that no other program's worker has by chance. */
const SETTINGS = 'podlightFleetSettings';

/**
 * This file as it is loaded: `.ts` in development, `.cjs.js` in the built package. The
 * main thread asks for this name, which is also why the build has the file at all.
 *
 * @throws ReferenceError in a bundle of ES modules, which has no such file
 */
export function workerFile(): string {
  return __filename;
}

/** For `workerData`. */
export function toWorkerData(settings: WorkerSettings): object {
  return { [SETTINGS]: settings };
}

const settings: unknown = isMainThread
  ? undefined
  : Reflect.get(Object(workerData), SETTINGS);
if (parentPort && settings !== undefined) {
  const port = parentPort;
  const sending: WorkerPort = {
    send: (message, transfer = []) => port.postMessage(message, [...transfer]),
    onMessage: take => port.on('message', take),
  };
  runWorker(sending, settings as WorkerSettings);
}
