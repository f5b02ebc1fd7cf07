import { createKubernetesPlugin } from '../../../plugins/kubernetes-backend/src/plugin';
import {
  StartWorker,
  WorkerThread,
  workerThreads,
} from '../../../plugins/kubernetes-backend/src/fleet/pool/WorkerThread';
import { ToWorker } from '../../../plugins/kubernetes-backend/src/fleet/worker/protocol';

/** A package has a file of its own for it; this is a bundle. */
const file = process.env.PODLIGHT_WORKER_FILE;

const asked = new Promise<void>(resolve => {
  process.on('message', message => {
    if (Reflect.get(Object(message), 'startIndex')) resolve();
  });
});

/** Workers begin when the parent says so: by then the backend has read its catalog, which takes a processor. */
const whenAsked: StartWorker = (settings, handlers) => {
  const early: ToWorker[] = [];
  let thread: WorkerThread | undefined;
  let hasEnded = false;
  void asked.then(() => {
    if (hasEnded) return;
    thread = workerThreads({ file })(settings, handlers);
    for (const message of early) thread.send(message);
  });
  return {
    send: message => {
      if (thread) thread.send(message);
      else if (message.type !== 'ping') early.push(message);
      else handlers.onMessage({ type: 'pong', id: message.id });
    },
    terminate: async () => {
      hasEnded = true;
      if (thread) await thread.terminate();
      else handlers.onEnd(undefined);
    },
  };
};

export default createKubernetesPlugin({ startFleetWorker: whenAsked });
