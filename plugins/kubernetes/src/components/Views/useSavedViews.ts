import {
  StorageApi,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  readSavedViews,
  SavedView,
  StoredViews,
  ViewsChange,
  ViewsProblem,
} from './savedViews';

const BUCKET = 'kubernetes.views';
const KEY = 'views';

/** A settings backend that doesn't respond must not leave a form waiting. */
const DEADLINE_MS = 10_000;

/** What became of a change. */
export type ViewsOutcome =
  | 'done'
  | ViewsProblem
  | { readonly message: string }
  /** What is stored couldn't be read, so it wasn't overwritten. */
  | 'unread';

export interface SavedViews {
  /** Undefined until they are loaded. */
  readonly views: readonly SavedView[] | undefined;
  /** Changes what is stored at that moment. */
  readonly change: (
    edit: (stored: unknown) => ViewsChange,
  ) => Promise<ViewsOutcome>;
}

/** The views of the user, kept in their settings. */
export function useSavedViews(): SavedViews {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [known, setKnown] = useState<Snapshot>(() => bucket.snapshot(KEY));
  useEffect(() => {
    setKnown(bucket.snapshot(KEY));
    const subscription = bucket.observe$(KEY).subscribe(setKnown);
    return () => subscription.unsubscribe();
  }, [bucket]);
  const { presence } = known;
  const change = useCallback(
    async (edit: (stored: unknown) => ViewsChange): Promise<ViewsOutcome> => {
      const newest = await readNewest(bucket);
      // A settings backend that fails also says that there is nothing.
      const isLost = newest?.presence === 'absent' && presence === 'present';
      if (!newest || isLost) return 'unread';
      const result = edit(newest.value);
      if (!result.ok) return result.problem;
      try {
        await bucket.set(KEY, toJson(result.stored));
        return 'done';
      } catch (error) {
        return {
          message: error instanceof Error ? error.message : String(error),
        };
      }
    },
    [bucket, presence],
  );
  const views = useMemo(
    () => (presence === 'unknown' ? undefined : readSavedViews(known.value)),
    [presence, known.value],
  );
  return { views, change };
}

/** Of the user's settings. */
interface Snapshot {
  readonly presence: 'unknown' | 'absent' | 'present';
  readonly value?: unknown;
}

/** Another tab or device may have changed them; undefined where that isn't known in time. */
async function readNewest(bucket: StorageApi): Promise<Snapshot | undefined> {
  const snapshot: Snapshot = bucket.snapshot(KEY);
  if (snapshot.presence !== 'unknown') return snapshot;
  return new Promise(resolve => {
    const subscription = bucket.observe$(KEY).subscribe(value => {
      if (value.presence !== 'unknown') settle(value);
    });
    const timer = setTimeout(() => settle(undefined), DEADLINE_MS);
    function settle(value: Snapshot | undefined) {
      clearTimeout(timer);
      subscription.unsubscribe();
      resolve(value);
    }
  });
}

/** Entries of other versions came from JSON, so they can go back. */
function toJson(stored: StoredViews) {
  return JSON.parse(JSON.stringify(stored));
}
