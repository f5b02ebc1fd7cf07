import { RevisionHistory } from '@podlight/backstage-plugin-kubernetes-common';
import { EntityObjectRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const ask = (
  api: KubernetesApi,
  workload: EntityObjectRef,
  signal: AbortSignal,
) => api.getRevisions(workload, { signal });

/**
 * Reads the revisions of one workload once. Nothing is asked while `workload` is undefined.
 *
 * @public
 */
export function useRevisions(
  workload: EntityObjectRef | undefined,
): Loadable<RevisionHistory> {
  return useAsked(workload, ask);
}
