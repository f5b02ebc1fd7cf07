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

interface WholeLists {
  readonly names: readonly string[];
  readonly show: (name: string, isWhole: boolean) => void;
}

const WholeListsContext = createContext<WholeLists | undefined>(undefined);

/** @internal */
export interface WholeListsProviderProps {
  readonly children: ReactNode;
}

/** Long lists inside remember in the URL whether they are shown whole; elsewhere each does by itself. */
export function WholeListsProvider(props: WholeListsProviderProps) {
  const [{ whole }, change] = useViewState();
  const latest = useRef({ whole, change });
  useEffect(() => {
    latest.current = { whole, change };
  });
  // By what it says: hundreds of groups need not be drawn anew for another part of the URL.
  const text = whole.join();
  const value = useMemo(
    () => ({
      names: text.split(','),
      show: (name: string, isWhole: boolean) => {
        const others = latest.current.whole.filter(each => each !== name);
        latest.current.change({ whole: isWhole ? [...others, name] : others });
      },
    }),
    [text],
  );
  return (
    <WholeListsContext.Provider value={value}>
      {props.children}
    </WholeListsContext.Provider>
  );
}

/** Whether all of a long list is shown, and how to change it. */
export function useWholeList(
  name: string,
): [isWhole: boolean, show: (isWhole: boolean) => void] {
  const shared = useContext(WholeListsContext);
  const [isWhole, setWhole] = useState(false);
  return shared
    ? [shared.names.includes(name), wanted => shared.show(name, wanted)]
    : [isWhole, setWhole];
}
