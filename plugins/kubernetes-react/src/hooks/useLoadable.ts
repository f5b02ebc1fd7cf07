import { useCallback, useEffect, useState } from 'react';
import { toError } from '../stream/toError';

/**
 * Something that is being read, was read, or could not be read.
 *
 * @public
 */
export type Loadable<T> = { readonly reload: () => void } & (
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'loaded'; readonly value: T }
  | { readonly phase: 'failed'; readonly error: Error }
);

type Settled<T> = { readonly key: string; readonly attempt: number } & (
  | { readonly value: T }
  | { readonly error: Error }
);

/**
 * Loads by key, once per key. When the key changes, the earlier load is aborted, so that a
 * late response never replaces a newer one.
 *
 * @param load - Must keep its identity between renders
 *
 * @internal
 */
export function useLoadable<T>(
  key: string | undefined,
  load: (key: string, signal: AbortSignal) => Promise<T>,
): Loadable<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>();
  const reload = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    if (key === undefined) return undefined;
    const controller = new AbortController();
    const settle = (outcome: { value: T } | { error: Error }) => {
      if (!controller.signal.aborted) setSettled({ key, attempt, ...outcome });
    };
    load(key, controller.signal).then(
      value => settle({ value }),
      error => settle({ error: toError(error) }),
    );
    return () => controller.abort();
  }, [key, attempt, load]);

  if (key === undefined) return { phase: 'idle', reload };
  if (settled?.key !== key || settled.attempt !== attempt) {
    return { phase: 'loading', reload };
  }
  return 'error' in settled
    ? { phase: 'failed', error: settled.error, reload }
    : { phase: 'loaded', value: settled.value, reload };
}
