import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';

/** How the user wants logs displayed, for all logs. */
export interface LogDisplayOptions {
  readonly isWrapped: boolean;
  readonly showsTimes: boolean;
  readonly set: (name: 'wrap' | 'times', isOn: boolean) => void;
}

const BUCKET = 'kubernetes-logs';

/** The look of logs, kept in the user's settings. */
export function useLogDisplayOptions(): LogDisplayOptions {
  const storage = useApi(storageApiRef).forBucket(BUCKET);
  const set = useCallback(
    (name: 'wrap' | 'times', isOn: boolean) => {
      void storage.set(name, isOn);
    },
    [storage],
  );
  return {
    isWrapped: useFlag('wrap', true),
    showsTimes: useFlag('times', false),
    set,
  };
}

function useFlag(name: string, fallback: boolean): boolean {
  const storage = useApi(storageApiRef).forBucket(BUCKET);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = storage.observe$(name).subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [storage, name],
  );
  return useSyncExternalStore(
    subscribe,
    () => storage.snapshot<boolean>(name).value ?? fallback,
  );
}
