import {
  UsageFollower,
  UsageSnapshot,
} from '@podlight/backstage-plugin-kubernetes-react';
import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { PodView } from '../service';

interface UsageSource {
  readonly follower: UsageFollower;
  /** The pods of all clusters. */
  readonly pods: readonly PodView[];
  readonly isPaused: boolean;
}

const UsageContext = createContext<UsageSource | undefined>(undefined);

const NO_PODS: readonly PodView[] = [];
const NO_USAGE: UsageSnapshot = { clusters: new Map() };
const readNothing = () => NO_USAGE;
const neverChanges = () => () => {};

/** @internal */
export interface UsageProviderProps extends UsageSource {
  readonly children: ReactNode;
}

/** Lets everything inside of it show what the service's pods use. */
export function UsageProvider(props: UsageProviderProps) {
  const { follower, pods, isPaused } = props;
  const value = useMemo(
    () => ({ follower, pods, isPaused }),
    [follower, pods, isPaused],
  );
  return (
    <UsageContext.Provider value={value}>
      {props.children}
    </UsageContext.Provider>
  );
}

/** What is known of usage, kept up to date in these clusters for as long as the component is there. */
export interface KnownUsage extends UsageSnapshot {
  /** False where nobody asks: outside of the tab. */
  readonly isFollowed: boolean;
  readonly isPaused: boolean;
  readonly pods: readonly PodView[];
}

/** @param clusters - the same list as long as it holds the same */
export function useUsage(clusters: readonly string[]): KnownUsage {
  const source = useContext(UsageContext);
  const follower = source?.follower;
  useEffect(() => follower?.want(clusters), [follower, clusters]);
  const snapshot = useSyncExternalStore(
    follower?.subscribe ?? neverChanges,
    follower?.getSnapshot ?? readNothing,
  );
  const { pods = NO_PODS, isPaused = false } = source ?? {};
  return useMemo(
    () => ({ ...snapshot, isFollowed: Boolean(follower), isPaused, pods }),
    [snapshot, follower, isPaused, pods],
  );
}
