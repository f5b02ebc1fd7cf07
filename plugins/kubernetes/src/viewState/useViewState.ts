import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseViewState, ViewState, writeViewState } from './viewState';

/** Changes parts of the view; a part that is undefined goes back to nothing. */
export type ChangeView = (changes: Partial<ViewState>) => void;

/** The view as the URL has it, and a way to change it without a new history entry. */
export function useViewState(): [ViewState, ChangeView] {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => parseViewState(query), [query]);
  const change = useCallback(
    (changes: Partial<ViewState>) =>
      setQuery(
        current =>
          writeViewState(current, { ...parseViewState(current), ...changes }),
        { replace: true },
      ),
    [setQuery],
  );
  return [view, change];
}
