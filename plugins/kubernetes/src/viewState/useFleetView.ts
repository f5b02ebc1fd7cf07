import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FleetView, parseFleetView, writeFleetView } from './fleetView';

/** Changes parts of the view. */
export type ChangeFleetView = (changes: Partial<FleetView>) => void;

/** The view of a page of services as the URL has it, and a way to change it without a new history entry. */
export function useFleetView(): readonly [FleetView, ChangeFleetView] {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => parseFleetView(query), [query]);
  const change = useCallback(
    (changes: Partial<FleetView>) =>
      setQuery(
        current =>
          writeFleetView(current, { ...parseFleetView(current), ...changes }),
        { replace: true },
      ),
    [setQuery],
  );
  return [view, change];
}
