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

/** Provides the usage of the service's pods. */
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

/** Usage in these clusters, kept up to date while the component is mounted. */
export interface KnownUsage extends UsageSnapshot {
  /** False outside of the tab, where usage is not read. */
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
