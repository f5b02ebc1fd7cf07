import { NodeCapacity } from '@podlight/backstage-plugin-kubernetes-common';
import { EntityPodRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const NOTHING: NodeCapacity = {
  state: 'known',
  suitableNodes: 0,
  resources: [],
};

const ask = async (
  api: KubernetesApi,
  pod: EntityPodRef,
  signal: AbortSignal,
) => (await api.getNodeCapacity?.(pod, { signal })) ?? NOTHING;

/**
 * Reads once how much room is left on the nodes that suit an unschedulable pod. Nothing
 * is asked while `pod` is undefined.
 *
 * @public
 */
export function useNodeCapacity(
  pod: EntityPodRef | undefined,
): Loadable<NodeCapacity> {
  return useAsked(pod, ask);
}
