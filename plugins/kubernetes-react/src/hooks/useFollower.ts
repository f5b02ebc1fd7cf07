import { useMemo, useSyncExternalStore } from 'react';

/** What reads on by itself, and can be told to try again. */
interface Follower<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getSnapshot: () => T;
  readonly reconnect: () => void;
}

/** What a follower has read so far, with its way to read on. */
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
