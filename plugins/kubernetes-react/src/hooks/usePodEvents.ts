import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { EntityPodRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const ask = (api: KubernetesApi, pod: EntityPodRef, signal: AbortSignal) =>
  api.getPodEvents(pod, { signal });

/**
 * Reads the events of one pod once. Nothing is asked while `pod` is undefined.
 *
 * @public
 */
export function usePodEvents(
  pod: EntityPodRef | undefined,
): Loadable<readonly EventRow[]> {
  return useAsked(pod, ask);
}
