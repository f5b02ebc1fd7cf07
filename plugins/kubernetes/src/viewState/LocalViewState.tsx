import { ReactNode, useCallback, useMemo, useState } from 'react';
import { LocalViewStateContext } from './useViewState';
import { changeView, DEFAULT_VIEW_STATE, ViewState } from './viewState';

/** @internal */
export interface LocalViewStateProps {
  /** What differs from the view of a URL that says nothing. */
  readonly initial?: Partial<ViewState>;
  readonly children: ReactNode;
}

/**
 * Keeps the view of what is inside of it to itself: the URL belongs to the page
 * that a part of the tab is on, and other parts on it have views of their own.
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
