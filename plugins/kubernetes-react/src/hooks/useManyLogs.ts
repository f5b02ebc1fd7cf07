import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { kubernetesApiRef } from '../api';
import { LogFanOut, LogOutcome, LogRequest } from './LogFanOut';

/** @public */
export interface UseManyLogsResult {
  /** By the keys of the requests. */
  readonly outcomes: ReadonlyMap<string, LogOutcome>;
  /** Reads all of them again. */
  readonly reload: () => void;
}

/**
 * Reads many logs, a few at a time. The caller bounds how many.
 *
 * @param requests - Those that come first are read first
 *
 * @public
 */
export function useManyLogs(
  requests: readonly LogRequest[],
): UseManyLogsResult {
  const api = useApi(kubernetesApiRef);
  const fanOut = useMemo(() => new LogFanOut(api), [api]);
  const key = JSON.stringify(requests);
  useEffect(() => {
    const wanted: readonly LogRequest[] = JSON.parse(key);
    fanOut.want(wanted);
  }, [fanOut, key]);
  useEffect(() => () => fanOut.want([]), [fanOut]);
  const outcomes = useSyncExternalStore(fanOut.subscribe, fanOut.getSnapshot);
  return useMemo(
    () => ({ outcomes, reload: fanOut.reload }),
    [outcomes, fanOut],
  );
}
