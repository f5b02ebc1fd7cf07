import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { EntityPodRef, kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Reads the manifest of one pod once, as YAML.
 *
 * @public
 */
export function usePodManifest(pod: EntityPodRef): Loadable<string> {
  const api = useApi(kubernetesApiRef);
  const load = useCallback(
    (key: string, signal: AbortSignal) => {
      const ref: EntityPodRef = JSON.parse(key);
      return api.getPodManifest(ref, { signal });
    },
    [api],
  );
  return useLoadable(JSON.stringify(pod), load);
}
