import { useApi } from '@backstage/frontend-plugin-api';
import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { EntityObjectRef, kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Reads the events of one object once. Nothing is asked while `object` is undefined.
 *
 * @public
 */
export function useObjectEvents(
  object: EntityObjectRef | undefined,
): Loadable<readonly EventRow[]> {
  const api = useApi(kubernetesApiRef);
  const load = useCallback(
    (key: string, signal: AbortSignal) => {
      const ref: EntityObjectRef = JSON.parse(key);
      return api.getObjectEvents(ref, { signal });
    },
    [api],
  );
  return useLoadable(object && JSON.stringify(object), load);
}
