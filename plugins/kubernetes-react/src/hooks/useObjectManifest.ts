import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { EntityObjectRef, kubernetesApiRef } from '../api';
import { Loadable, useLoadable } from './useLoadable';

/**
 * Reads the manifest of one object once, as YAML.
 *
 * @public
 */
export function useObjectManifest(object: EntityObjectRef): Loadable<string> {
  const api = useApi(kubernetesApiRef);
  const load = useCallback(
    (key: string, signal: AbortSignal) => {
      const ref: EntityObjectRef = JSON.parse(key);
      return api.getObjectManifest(ref, { signal });
    },
    [api],
  );
  return useLoadable(JSON.stringify(object), load);
}
