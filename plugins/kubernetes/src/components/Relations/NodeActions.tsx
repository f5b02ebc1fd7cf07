import { createContext, useContext } from 'react';
import { FilterScope } from '../../service';
import { ChangeView } from '../../viewState';

/** What nodes can lead to, and what their words depend on. */
export interface NodeActions {
  /** Display names of clusters. */
  readonly titles: ReadonlyMap<string, string | undefined>;
  /** Whether names alone do not identify an object. */
  readonly hasNamespaces: boolean;
  readonly onChange: ChangeView;
  readonly isFiltered: (scope: FilterScope) => boolean;
  /** Absent where there are no pods to filter, and no details and no Help to open. */
  readonly onFilter?: (scope: FilterScope) => void;
}

const NodeActionsContext = createContext<NodeActions | undefined>(undefined);

export const NodeActionsProvider = NodeActionsContext.Provider;

export function useNodeActions(): NodeActions {
  const actions = useContext(NodeActionsContext);
  if (!actions) throw new Error('There is no NodeActionsProvider.');
  return actions;
}
