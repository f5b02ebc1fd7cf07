import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { toggleMarked } from './markedPods';
import { useViewState } from './useViewState';

/** The pods that the user has marked, and how to mark another one. */
export interface MarkedPods {
  readonly keys: ReadonlySet<string>;
  /** The last pod was not marked, because a link has no room for more. */
  readonly isFull: boolean;
  /** Marks a pod, or removes its mark. */
  readonly toggle: (key: string) => void;
}

const MarkedPodsContext = createContext<MarkedPods | undefined>(undefined);

/** @internal */
export interface MarkedPodsProviderProps {
  readonly children: ReactNode;
}

/** Pods inside can be marked, which the URL remembers. */
export function MarkedPodsProvider(props: MarkedPodsProviderProps) {
  const [{ marked }, change] = useViewState();
  const [isFull, setFull] = useState(false);
  const latest = useRef({ marked, change });
  useEffect(() => {
    latest.current = { marked, change };
  });
  const toggle = useCallback((key: string) => {
    const next = toggleMarked(latest.current.marked, key);
    setFull(next === undefined);
    if (next) latest.current.change({ marked: next });
  }, []);
  // By what it says: a change of another part of the URL must not redraw thousands of tiles.
  const text = marked.join('\n');
  const keys = useMemo(
    () => new Set(text === '' ? [] : text.split('\n')),
    [text],
  );
  const value = useMemo(
    () => ({ keys, isFull, toggle }),
    [keys, isFull, toggle],
  );
  return (
    <MarkedPodsContext.Provider value={value}>
      {props.children}
    </MarkedPodsContext.Provider>
  );
}

/** Undefined where pods can't be marked, as in parts of the tab on other pages. */
export function useMarkedPods(): MarkedPods | undefined {
  return useContext(MarkedPodsContext);
}
