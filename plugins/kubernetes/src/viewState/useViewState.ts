import { createContext, useCallback, useContext, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeView,
  DEFAULT_VIEW_STATE,
  GroupDefault,
  parseViewState,
  ViewState,
  writeViewState,
} from './viewState';

/** Changes parts of the view; undefined resets a part to its default. */
export type ChangeView = (changes: Partial<ViewState>) => void;

const GroupDefaultContext = createContext<GroupDefault>(DEFAULT_VIEW_STATE);

/** Sets what pods inside are grouped by where the URL does not say. */
export const GroupDefaultProvider = GroupDefaultContext.Provider;

/** What pods here are grouped by where the URL does not say. */
export function useGroupDefault(): GroupDefault {
  return useContext(GroupDefaultContext);
}

/** The view of a part of the tab on another plugin's page. */
export const LocalViewStateContext = createContext<
  readonly [ViewState, ChangeView] | undefined
>(undefined);

/**
 * The view as the URL has it, and a way to change it without a new history entry;
 * inside of an `LocalViewState` what that has.
 */
export function useViewState(): readonly [ViewState, ChangeView] {
  const own = useContext(LocalViewStateContext);
  const [query, setQuery] = useSearchParams();
  const defaults = useContext(GroupDefaultContext);
  const view = useMemo(
    () => parseViewState(query, defaults),
    [query, defaults],
  );
  const change = useCallback(
    (changes: Partial<ViewState>) =>
      setQuery(
        current =>
          writeViewState(
            current,
            changeView(parseViewState(current, defaults), changes),
            defaults,
          ),
        { replace: true },
      ),
    [setQuery, defaults],
  );
  return own ?? [view, change];
}
