/**
 * The part of the world that has to do with time, so that tests can hold it.
 *
 * @public
 */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after the delay; the result cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** @public */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const handle = setTimeout(callback, delayMs);
    return () => clearTimeout(handle);
  },
};

/**
 * Resolves after the delay, or as soon as the signal aborts.
 *
 * @internal
 */
export function sleep(
  timers: Timers,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    let cancel = () => {};
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    cancel = timers.after(delayMs, done);
    signal.addEventListener('abort', done, { once: true });
  });
}
