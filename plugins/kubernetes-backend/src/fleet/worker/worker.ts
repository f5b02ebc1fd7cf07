import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { WorkerPort, WorkerSettings } from './protocol';
import { runWorker } from './runWorker';

/** A key that no other program's worker has by chance. */
const SETTINGS = 'podlightFleetSettings';

/** All that a worker needs as one file, which takes less memory. `prepack` puts it there. */
const BUNDLE = 'worker.bundle.cjs';

/**
 * What a thread runs: the bundle of the published package, else this file as it is loaded,
 * `.ts` in development, `.cjs.js` where the package was only built. The main thread asks for
 * this name, which is also why the build has the file at all.
 *
 * @param folder - where the bundle may be
 * @throws ReferenceError in a bundle of ES modules, which has no such file
 */
export function workerFile(folder = dirname(__filename)): string {
  const bundle = join(folder, BUNDLE);
  return existsSync(bundle) ? bundle : __filename;
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
