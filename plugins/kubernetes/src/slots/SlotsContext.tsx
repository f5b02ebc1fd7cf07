import {
  KubernetesResourceExtension,
  KubernetesSlots,
} from '@podlight/backstage-plugin-kubernetes-react';
import { createContext, useContext, useMemo } from 'react';

const SlotsContext = createContext<KubernetesSlots>({});

/** Shared, so that its identity does not change with each render. */
const NOTHING: Required<KubernetesSlots> = {
  podActions: [],
  podColumns: [],
  panels: [],
  resources: [],
};

/** Provides what other plugins add to the tab. */
export const SlotsProvider = SlotsContext.Provider;

/** What other plugins add to the tab. */
export function useSlots(): Required<KubernetesSlots> {
  const {
    podActions = NOTHING.podActions,
    podColumns = NOTHING.podColumns,
    panels = NOTHING.panels,
    resources = NOTHING.resources,
  } = useContext(SlotsContext);
  return { podActions, podColumns, panels, resources };
}

/** What other plugins add to the custom resources of one API. */
export function useResourceExtensions(
  definition: string | undefined,
): readonly KubernetesResourceExtension[] {
  const { resources } = useSlots();
  return useMemo(
    () => resources.filter(each => each.definition === definition),
    [resources, definition],
  );
}
