import { createApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

/** Of `@backstage/plugin-kubernetes`, which provides them together. */
const PEER_APIS = ['plugin.kubernetes.service'].map(id =>
  createApiRef<object>({ id }),
);

/** The id of an API of the peer that the app has, too; undefined when it has none. */
export function usePeerApi(): string | undefined {
  const holder = useApiHolder();
  return useMemo(
    () =>
      PEER_APIS.find(ref => {
        try {
          return holder.get(ref) !== undefined;
        } catch {
          // It is provided, but what it needs is not.
          return true;
        }
      })?.id,
    [holder],
  );
}
