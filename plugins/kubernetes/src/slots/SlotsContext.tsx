import { KubernetesSlots } from '@podlight/backstage-plugin-kubernetes-react';
import { createContext, useContext } from 'react';

const SlotsContext = createContext<KubernetesSlots>({});

/** Gives everything below what others have added to the tab. */
export const SlotsProvider = SlotsContext.Provider;

/** What others have added to the tab. */
export function useSlots(): Required<KubernetesSlots> {
  const {
    podActions = [],
    podColumns = [],
    panels = [],
  } = useContext(SlotsContext);
  return { podActions, podColumns, panels };
}
