import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterHealthList } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { kubernetesApiRef } from '../api';
import { toError } from '../stream/toError';
import { systemTimers, Timers } from '../stream/timers';
import { mergeReplicas } from './mergeReplicas';

/** An operator who repairs a cluster waits for it to turn green; the request costs the clusters nothing. */
const REFRESH_MS = 15_000;

/** In this time, refreshes reach each of ten replicas behind a load balancer; a replica that is gone is forgotten. */
const REPLICA_MS = 2 * 60_000;

/** The list of one replica, and when it arrived: milliseconds since 1970. */
interface ReplicaList {
  readonly list: ClusterHealthList;
  readonly at: number;
}

/**
 * What is known of the clusters. The last list stays when a refresh fails.
 *
 * @public
 */
export interface UseClustersResult {
  /** Of all replicas of the backend that answered in the last two minutes. */
  readonly list?: ClusterHealthList;
  /** How many replicas of the backend those are. */
  readonly replicas: number;
  /** Why the last refresh failed. */
  readonly error?: Error;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

interface ClustersState {
  /** One of each replica, the newest first. */
  readonly lists: readonly ReplicaList[];
  readonly error?: Error;
  readonly isLoading: boolean;
}

const START: ClustersState = { lists: [], isLoading: true };

/**
 * The connection health of each cluster, polled every 15 seconds.
 *
 * @public
 */
export function useClusters(timers: Timers = systemTimers): UseClustersResult {
  const api = useApi(kubernetesApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<ClustersState>(START);
  const reload = useCallback(() => {
    setState(current => ({ ...current, isLoading: true }));
    setAttempt(count => count + 1);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let cancel = () => {};
    const settle = (
      change: (state: ClustersState) => Partial<ClustersState>,
    ) => {
      if (signal.aborted) return;
      setState(current => ({
        ...current,
        ...change(current),
        isLoading: false,
      }));
      cancel = timers.after(REFRESH_MS, () => setAttempt(count => count + 1));
    };
    api.getClusters({ signal }).then(
      list =>
        settle(({ lists }) => ({
          lists: withNewest(lists, { list, at: timers.now() }),
          error: undefined,
        })),
      error =>
        settle(() => ({
          error: toError(error),
        })),
    );
    return () => {
      controller.abort();
      cancel();
    };
  }, [api, attempt, timers]);

  const { lists, error, isLoading } = state;
  const list = useMemo(
    () => mergeReplicas(lists.map(({ list: own }) => own)),
    [lists],
  );
  return { list, replicas: lists.length, error, isLoading, reload };
}

function withNewest(
  lists: readonly ReplicaList[],
  newest: ReplicaList,
): readonly ReplicaList[] {
  const others = lists.filter(
    ({ at, list }) =>
      newest.at - at <= REPLICA_MS && list.replica !== newest.list.replica,
  );
  return [newest, ...others];
}
