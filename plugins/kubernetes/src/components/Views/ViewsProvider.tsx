import { createContext, ReactNode, useContext, useMemo } from 'react';
import { BadValue, KeptView, useGroupDefault } from '../../viewState';
import { badSharedValues, KubernetesView, readSharedView } from './sharedViews';

/** A view of the platform team, read. */
export interface SharedView {
  readonly title: string;
  readonly kept: KeptView;
  /** What of it had to be ignored. */
  readonly bad: readonly BadValue[];
}

interface ViewsSetting {
  readonly entityRef: string;
  readonly shared: readonly SharedView[];
}

const ViewsContext = createContext<ViewsSetting | undefined>(undefined);

/** @internal */
export interface ViewsProviderProps {
  readonly entityRef: string;
  /** Of the platform team. */
  readonly views: readonly KubernetesView[];
  readonly children: ReactNode;
}

/** Views inside can be shared and named. */
export function ViewsProvider(props: ViewsProviderProps) {
  const { entityRef, views } = props;
  const defaults = useGroupDefault();
  const value = useMemo(
    () => ({
      entityRef,
      shared: views.map(view => ({
        title: view.title,
        kept: readSharedView(view, defaults),
        bad: badSharedValues(view),
      })),
    }),
    [entityRef, views, defaults],
  );
  return (
    <ViewsContext.Provider value={value}>
      {props.children}
    </ViewsContext.Provider>
  );
}

/** Undefined in parts of the tab on other pages, whose URL isn't theirs. */
export function useViewsSetting(): ViewsSetting | undefined {
  return useContext(ViewsContext);
}
