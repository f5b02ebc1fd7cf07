import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseViewState, ViewState, writeViewState } from './viewState';

/** The view as the URL has it, and a way to change it without a new history entry. */
export function useViewState(): [ViewState, (view: ViewState) => void] {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => parseViewState(query), [query]);
  const setView = useCallback(
    (next: ViewState) =>
      setQuery(current => writeViewState(current, next), { replace: true }),
    [setQuery],
  );
  return [view, setView];
}
