import { ServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import { createContext, ReactNode, useMemo } from 'react';

/** @internal */
export interface SurroundingService {
  /** Full entity reference. */
  readonly entityRef: string;
  readonly service: ServiceState;
}

/** @internal */
export const SurroundingServiceContext = createContext<
  SurroundingService | undefined
>(undefined);

/** @public */
export interface KubernetesServiceProviderProps extends SurroundingService {
  readonly children: ReactNode;
}

/**
 * Lets {@link useResources} inside use what a screen follows already. The tab and
 * its parts have it.
 *
 * @public
 */
export function KubernetesServiceProvider(
  props: KubernetesServiceProviderProps,
) {
  const { entityRef, service } = props;
  const value = useMemo(() => ({ entityRef, service }), [entityRef, service]);
  return (
    <SurroundingServiceContext.Provider value={value}>
      {props.children}
    </SurroundingServiceContext.Provider>
  );
}
