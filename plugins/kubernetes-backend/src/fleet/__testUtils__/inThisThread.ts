import { StartWorker } from '../pool/WorkerThread';
import { FromWorker, ToWorker } from '../worker/protocol';
import { runWorker } from '../worker/runWorker';

/** Runs a worker in this thread; messages are cloned as if they crossed threads. */
export const inThisThread: StartWorker = (settings, { onMessage, onEnd }) => {
  let take: (message: ToWorker) => void = () => undefined;
  const stop = runWorker(
    {
      send: (message: FromWorker, transfer = []) => {
        const cloned = structuredClone(message, { transfer: [...transfer] });
        setImmediate(() => onMessage(cloned));
      },
      onMessage: given => {
        take = given;
      },
    },
    settings,
  );
  return {
    send: message => {
      const cloned = structuredClone(message);
      setImmediate(() => take(cloned));
    },
    terminate: async () => {
      await stop();
      onEnd(undefined);
    },
  };
};
