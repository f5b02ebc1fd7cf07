import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { EntityPodRef, kubernetesApiRef, PodLogsOptions } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Reads one log once. Nothing is asked while `pod` is undefined.
 *
 * @public
 */
export function usePodLogs(
  pod: EntityPodRef | undefined,
  options: Omit<PodLogsOptions, 'signal'>,
): Loadable<string> {
  const api = useApi(kubernetesApiRef);
  const key = pod && JSON.stringify([pod, options]);
  const load = useCallback(
    (loadKey: string, signal: AbortSignal) => {
      const [ref, query]: [EntityPodRef, PodLogsOptions] = JSON.parse(loadKey);
      return api.getPodLogs(ref, { ...query, signal });
    },
    [api],
  );
  return useLoadable(key, load);
}
