import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterHealthList } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useEffect, useState } from 'react';
import { kubernetesApiRef } from '../api';
import { systemTimers, Timers } from '../stream/timers';

/** Somebody who mends a cluster waits for it to turn green; the question costs the clusters nothing. */
const REFRESH_MS = 15_000;

/**
 * What is known of the clusters. The last list stays when a refresh fails.
 *
 * @public
 */
export interface UseClustersResult {
  readonly list?: ClusterHealthList;
  /** Why the last refresh failed. */
  readonly error?: Error;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/**
 * How Backstage gets on with each cluster, asked again every 15 seconds.
 *
 * @public
 */
export function useClusters(timers: Timers = systemTimers): UseClustersResult {
  const api = useApi(kubernetesApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<UseClustersResult, 'reload'>>({
    isLoading: true,
  });
  const reload = useCallback(() => {
    setState(({ list, error }) => ({ list, error, isLoading: true }));
    setAttempt(count => count + 1);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let cancel = () => {};
    const settle = (change: Partial<UseClustersResult>) => {
      if (signal.aborted) return;
      setState(({ list }) => ({ list, ...change, isLoading: false }));
      cancel = timers.after(REFRESH_MS, () => setAttempt(count => count + 1));
    };
    api.getClusters({ signal }).then(
      list => settle({ list, error: undefined }),
      error =>
        settle({ error: error instanceof Error ? error : new Error(error) }),
    );
    return () => {
      controller.abort();
      cancel();
    };
  }, [api, attempt, timers]);

  return { ...state, reload };
}
