import { KubernetesSlots } from '@podlight/backstage-plugin-kubernetes-react';
import { createContext, useContext } from 'react';

const SlotsContext = createContext<KubernetesSlots>({});

/** Shared, so that its identity does not change with each render. */
const NOTHING: Required<KubernetesSlots> = {
  podActions: [],
  podColumns: [],
  panels: [],
};

/** Provides what other plugins add to the tab. */
export const SlotsProvider = SlotsContext.Provider;

/** What other plugins add to the tab. */
export function useSlots(): Required<KubernetesSlots> {
  const {
    podActions = NOTHING.podActions,
    podColumns = NOTHING.podColumns,
    panels = NOTHING.panels,
  } = useContext(SlotsContext);
  return { podActions, podColumns, panels };
}
