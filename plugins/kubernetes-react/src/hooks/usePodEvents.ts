import { useApi } from '@backstage/frontend-plugin-api';
import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { EntityPodRef, kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Reads the events of one pod once. Nothing is asked while `pod` is undefined.
 *
 * @public
 */
export function usePodEvents(
  pod: EntityPodRef | undefined,
): Loadable<readonly EventRow[]> {
  const api = useApi(kubernetesApiRef);
  const key = pod && JSON.stringify(pod);
  const load = useCallback(
    (loadKey: string, signal: AbortSignal) => {
      const ref: EntityPodRef = JSON.parse(loadKey);
      return api.getPodEvents(ref, { signal });
    },
    [api],
  );
  return useLoadable(key, load);
}
