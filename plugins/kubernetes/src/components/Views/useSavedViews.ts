import {
  StorageApi,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
  readonly change: (edit: Edit) => Promise<ViewsOutcome>;
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
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const change = useCallback(
    (edit: Edit): Promise<ViewsOutcome> => {
      // One after the other, or the next one would write back what this one has removed.
      const outcome = last.current.then(() =>
        changeStored(bucket, presence, edit),
      );
      last.current = outcome.catch(() => undefined);
      return outcome;
    },
    [bucket, presence],
  );
  const views = useMemo(
    () => (presence === 'unknown' ? undefined : readSavedViews(known.value)),
    [presence, known.value],
  );
  return { views, change };
}

type Edit = (stored: unknown) => ViewsChange;

/** @param known - whether there was something to be read before */
async function changeStored(
  bucket: StorageApi,
  known: Snapshot['presence'],
  edit: Edit,
): Promise<ViewsOutcome> {
  const newest = await readNewest(bucket);
  // A settings backend that fails also says that there is nothing.
  const isLost = newest?.presence === 'absent' && known === 'present';
  if (!newest || isLost) return 'unread';
  const result = edit(newest.value);
  if (!result.ok) return result.problem;
  try {
    await inTime(bucket.set(KEY, toJson(result.stored)));
    return 'done';
  } catch (error) {
    return {
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Of the user's settings. */
interface Snapshot {
  readonly presence: 'unknown' | 'absent' | 'present';
  readonly value?: unknown;
}

/** Rejects where it takes too long, so that the next change has its turn. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No response within ${DEADLINE_MS / 1_000} s`)),
      DEADLINE_MS,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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
