import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { EntityObjectRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const ask = (
  api: KubernetesApi,
  object: EntityObjectRef,
  signal: AbortSignal,
) => api.getObjectEvents(object, { signal });

/**
 * Reads the events of one object once. Nothing is asked while `object` is undefined.
 *
 * @public
 */
export function useObjectEvents(
  object: EntityObjectRef | undefined,
): Loadable<readonly EventRow[]> {
  return useAsked(object, ask);
}
