import { startTransition, useEffect, useMemo, useState } from 'react';

/** An external store that can reconnect. */
interface Follower<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getSnapshot: () => T;
  readonly reconnect: () => void;
}

/**
 * The newest snapshot of a follower, and its means to reconnect.
 *
 * @remarks
 * Snapshots are transitions, which React renders in slices: with `useSyncExternalStore`
 * each one of thousands of pods would block the page.
 */
export function useFollower<T extends object>(
  follower: Follower<T>,
): T & Pick<Follower<T>, 'reconnect'> {
  const [taken, setTaken] = useState(() => take(follower));
  useEffect(() => {
    const update = () => startTransition(() => setTaken(take(follower)));
    const unsubscribe = follower.subscribe(update);
    // It may have changed between the render and now.
    update();
    return unsubscribe;
  }, [follower]);
  // The last snapshot of another follower must not be shown even once.
  const snapshot =
    taken.follower === follower ? taken.snapshot : follower.getSnapshot();
  return useMemo(
    () => ({ ...snapshot, reconnect: follower.reconnect }),
    [snapshot, follower],
  );
}

function take<T extends object>(follower: Follower<T>) {
  return { follower, snapshot: follower.getSnapshot() };
}
