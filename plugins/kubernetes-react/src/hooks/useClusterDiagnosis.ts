import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterDiagnosis } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Has a cluster diagnosed once, and again on `reload`. Nothing is asked while
 * `cluster` is undefined.
 *
 * @public
 */
export function useClusterDiagnosis(
  cluster: string | undefined,
): Loadable<ClusterDiagnosis> {
  const api = useApi(kubernetesApiRef);
  const load = useCallback(
    (name: string, signal: AbortSignal) =>
      api.diagnoseCluster(name, { signal }),
    [api],
  );
  return useLoadable(cluster, load);
}
