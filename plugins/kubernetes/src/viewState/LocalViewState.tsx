import { ReactNode, useCallback, useMemo, useState } from 'react';
import { LocalViewStateContext } from './useViewState';
import { changeView, DEFAULT_VIEW_STATE, ViewState } from './viewState';

/** @internal */
export interface LocalViewStateProps {
  /** Differences from the default view. */
  readonly initial?: Partial<ViewState>;
  readonly children: ReactNode;
}

/**
 * Keeps the view state of its children out of the URL, which belongs to the page around a part of
 * the tab. Each part has a state of its own.
 */
export function LocalViewState(props: LocalViewStateProps) {
  const [view, setView] = useState<ViewState>({
    ...DEFAULT_VIEW_STATE,
    ...props.initial,
  });
  const change = useCallback(
    (changes: Partial<ViewState>) =>
      setView(current => changeView(current, changes)),
    [],
  );
  const value = useMemo(() => [view, change] as const, [view, change]);
  return (
    <LocalViewStateContext.Provider value={value}>
      {props.children}
    </LocalViewStateContext.Provider>
  );
}
