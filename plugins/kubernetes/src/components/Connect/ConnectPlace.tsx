import { createContext, ReactNode, useContext, useMemo, useState } from 'react';
import { ConnectState, useViewState } from '../../viewState';

/** What somebody wants to connect to, and how to want something else. */
interface ConnectPlace {
  readonly wanted?: ConnectState;
  readonly setWanted: (wanted: ConnectState | undefined) => void;
}

const ConnectPlaceContext = createContext<ConnectPlace | undefined>(undefined);

/**
 * Keeps what is asked for below it out of the URL, which belongs to the page that
 * a part of the tab is on, and apart from what is asked for in other parts.
 */
export function OwnConnectPlace(props: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState<ConnectState>();
  const place = useMemo(() => ({ wanted, setWanted }), [wanted]);
  return (
    <ConnectPlaceContext.Provider value={place}>
      {props.children}
    </ConnectPlaceContext.Provider>
  );
}

/** What somebody wants to connect to: in the part of the tab around it, else as the URL has it. */
export function useConnectPlace(): ConnectPlace {
  const own = useContext(ConnectPlaceContext);
  const [{ connect }, change] = useViewState();
  return (
    own ?? {
      wanted: connect,
      setWanted: wanted => change({ connect: wanted }),
    }
  );
}
