import { useApi } from '@backstage/frontend-plugin-api';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { useCallback } from 'react';

/** Has the backend ask a cluster again at once. */
export function useRetryCluster(): (
  entityRef: string,
  cluster: string,
) => Promise<void> {
  const api = useApi(kubernetesApiRef);
  return useCallback(
    (entityRef, cluster) => api.retryCluster(entityRef, cluster),
    [api],
  );
}
