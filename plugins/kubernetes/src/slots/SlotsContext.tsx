import { KubernetesSlots } from '@podlight/backstage-plugin-kubernetes-react';
import { createContext, useContext } from 'react';

const SlotsContext = createContext<KubernetesSlots>({});

/** One for all, so that what depends on it does not change with every drawing. */
const NOTHING: Required<KubernetesSlots> = {
  podActions: [],
  podColumns: [],
  panels: [],
};

/** Gives everything below what others have added to the tab. */
export const SlotsProvider = SlotsContext.Provider;

/** What others have added to the tab. */
export function useSlots(): Required<KubernetesSlots> {
  const {
    podActions = NOTHING.podActions,
    podColumns = NOTHING.podColumns,
    panels = NOTHING.panels,
  } = useContext(SlotsContext);
  return { podActions, podColumns, panels };
}
