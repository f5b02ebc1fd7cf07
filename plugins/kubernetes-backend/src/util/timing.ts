/**
 * Time as a parameter, so that tests own it.
 */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(finish, ms);
      function finish() {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      }
      signal.addEventListener('abort', finish, { once: true });
    }),
};

/**
 * Abort reason for abandoned work. Created once: an abort without a
 * reason creates an error with a stack trace, and a viewer who leaves a service in
 * 40 clusters aborts hundreds of requests.
 */
export const ABANDONED = Object.assign(new Error('The work was abandoned'), {
  name: 'AbortError',
});

/** Marks an abort that came from a deadline and not from the caller. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError' as const;
}

/**
 * Does work with a signal that aborts with the caller's, or with a
 * {@link DeadlineError} after `ms`. Nothing is left behind when the work is over.
 */
export async function withDeadline<T>(
  parent: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const onAbort = () => controller.abort(parent.reason);
  const cancelTimer = afterReading(ms, () =>
    controller.abort(new DeadlineError(`No response within ${ms} ms`)),
  );
  if (parent.aborted) onAbort();
  else parent.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    cancelTimer();
    parent.removeEventListener('abort', onAbort);
  }
}

/** {@link withDeadline} for code of others, which need not obey its signal. */
export function callWithDeadline<T>(
  parent: AbortSignal,
  ms: number,
  call: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  return withDeadline(parent, ms, async signal =>
    abortable(Promise.resolve(call(signal)), signal),
  );
}

/** The items of a source that takes no signal, each of which has to come in time. */
export async function* withDeadlines<T>(
  source: AsyncIterable<T>,
  ms: number,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const items = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await callWithDeadline(signal, ms, () => items.next());
    if (next.done) return;
    yield next.value;
  }
}

/**
 * Runs after `ms`, and after what has arrived meanwhile has been read: a process
 * that was busy for longer than that finds the answer waiting, and must not take
 * it for none. Returns what cancels it.
 */
function afterReading(ms: number, run: () => void): () => void {
  let reading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    reading = setImmediate(run);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(reading);
  };
}

/** A controller that aborts with its parent. Abort it when the work is over, so that nothing is left behind. */
export function linkedAbortController(parent: AbortSignal): {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
} {
  const controller = new AbortController();
  const onAbort = () => controller.abort(parent.reason);
  if (parent.aborted) onAbort();
  else parent.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    abort: (reason = ABANDONED) => {
      parent.removeEventListener('abort', onAbort);
      controller.abort(reason);
    },
  };
}

/** Rejects with the signal's reason as soon as it aborts, whatever the promise does. */
export function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
