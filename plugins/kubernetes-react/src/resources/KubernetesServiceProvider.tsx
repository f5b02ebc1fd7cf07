import { ServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import { createContext, ReactNode, useMemo } from 'react';

/** @public */
export interface KubernetesServiceProviderProps {
  /** Full entity reference. */
  readonly entityRef: string;
  readonly service: ServiceState;
  readonly children: ReactNode;
}

/** @internal */
export const SurroundingServiceContext = createContext<
  Omit<KubernetesServiceProviderProps, 'children'> | undefined
>(undefined);

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
