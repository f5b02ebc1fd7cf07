import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useViewState } from './useViewState';

interface ExpandedLists {
  readonly names: readonly string[];
  readonly show: (name: string, isWhole: boolean) => void;
}

const ExpandedListsContext = createContext<ExpandedLists | undefined>(
  undefined,
);

/** @internal */
export interface ExpandedListsProviderProps {
  readonly children: ReactNode;
}

/** Long lists inside remember in the URL whether they are shown expanded; elsewhere each does by itself. */
export function ExpandedListsProvider(props: ExpandedListsProviderProps) {
  const [{ expanded }, change] = useViewState();
  const latest = useRef({ expanded, change });
  useEffect(() => {
    latest.current = { expanded, change };
  });
  // By what it says: a change of another part of the URL must not redraw hundreds of groups.
  const text = expanded.join();
  const value = useMemo(
    () => ({
      names: text.split(','),
      show: (name: string, isWhole: boolean) => {
        const others = latest.current.expanded.filter(each => each !== name);
        latest.current.change({
          expanded: isWhole ? [...others, name] : others,
        });
      },
    }),
    [text],
  );
  return (
    <ExpandedListsContext.Provider value={value}>
      {props.children}
    </ExpandedListsContext.Provider>
  );
}

/** Whether all of a long list is shown, and how to change it. */
export function useExpandedList(
  name: string,
): [isWhole: boolean, show: (isWhole: boolean) => void] {
  const shared = useContext(ExpandedListsContext);
  const [isWhole, setWhole] = useState(false);
  return shared
    ? [shared.names.includes(name), wanted => shared.show(name, wanted)]
    : [isWhole, setWhole];
}
