/**
 * Yields the values of all sources as they come, each source's in its order.
 * A value costs the same however many sources there are, and at most one of each
 * source is held for a slow reader. Ends with the last source, with the first
 * failure, or with the signal, without waiting for sources that ignore it.
 */
export async function* merge<T>(
  sources: readonly AsyncIterable<T>[],
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterators = sources.map(source => source[Symbol.asyncIterator]());
  const ready: { readonly iterator: AsyncIterator<T>; readonly value: T }[] =
    [];
  let open = iterators.length;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  const woken = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort, { once: true });

  const pull = (iterator: AsyncIterator<T>) => {
    iterator.next().then(
      ({ done, value }) => {
        if (done) open -= 1;
        else ready.push({ iterator, value });
        wake();
      },
      error => {
        failure ??= { error };
        wake();
      },
    );
  };
  iterators.forEach(pull);
  try {
    while (!signal.aborted) {
      const next = ready.shift();
      if (next) {
        yield next.value;
        pull(next.iterator);
      } else if (failure) {
        throw failure.error;
      } else if (open === 0) {
        return;
      } else {
        await woken();
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    for (const iterator of iterators) {
      iterator.return?.().catch(() => undefined);
    }
  }
}
