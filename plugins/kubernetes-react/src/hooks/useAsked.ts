import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { KubernetesApi, kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Asks the API once about each reference, and nothing while it is undefined.
 *
 * @param ask - Must keep its identity between renders
 * @internal
 */
export function useAsked<R, T>(
  ref: R | undefined,
  ask: (api: KubernetesApi, ref: R, signal: AbortSignal) => Promise<T>,
): Loadable<T> {
  const api = useApi(kubernetesApiRef);
  const load = useCallback(
    (key: string, signal: AbortSignal) => ask(api, JSON.parse(key), signal),
    [api, ask],
  );
  return useLoadable(ref && JSON.stringify(ref), load);
}
