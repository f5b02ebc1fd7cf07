import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';

const BUCKET = 'kubernetes.tour';
const SEEN = 'seen';

/** @internal */
export interface Tour {
  /** Whether this user has neither taken nor dismissed it. */
  readonly isNew: boolean;
  readonly isRunning: boolean;
  /** Absent where the app has switched the tour off. */
  readonly start?: () => void;
  readonly dismiss: () => void;
}

/** The tour of the tab, unless it is switched off: offered once to each user, and whenever they ask for it. */
export function useTour(isOn: boolean): Tour {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [isRunning, setRunning] = useState(false);
  const [isSeen, setSeen] = useState(false);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = bucket.observe$(SEEN).subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [bucket],
  );
  // A storage on the backend knows nothing at first, and then not that the tour is new.
  const isAbsent = useSyncExternalStore(
    subscribe,
    () => bucket.snapshot(SEEN).presence === 'absent',
  );
  const remember = useCallback(() => {
    setSeen(true);
    // What cannot be stored still holds until the page is closed.
    bucket.set(SEEN, true).catch(() => undefined);
  }, [bucket]);
  const start = useCallback(() => {
    remember();
    setRunning(true);
  }, [remember]);
  const dismiss = useCallback(() => {
    remember();
    setRunning(false);
  }, [remember]);
  return {
    isNew: isOn && isAbsent && !isSeen,
    isRunning,
    start: isOn ? start : undefined,
    dismiss,
  };
}
