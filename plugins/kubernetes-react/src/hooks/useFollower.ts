import { useMemo, useSyncExternalStore } from 'react';

/** An external store that can reconnect. */
interface Follower<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getSnapshot: () => T;
  readonly reconnect: () => void;
}

/** The newest snapshot of a follower, and its means to reconnect. */
export function useFollower<T extends object>(
  follower: Follower<T>,
): T & Pick<Follower<T>, 'reconnect'> {
  const snapshot = useSyncExternalStore(
    follower.subscribe,
    follower.getSnapshot,
  );
  return useMemo(
    () => ({ ...snapshot, reconnect: follower.reconnect }),
    [snapshot, follower],
  );
}
