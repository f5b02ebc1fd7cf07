import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterHealthList } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { kubernetesApiRef } from '../api';
import { systemTimers, Timers } from '../stream/timers';
import { mergeReplicas } from './mergeReplicas';

/** An operator who repairs a cluster waits for it to turn green; the request costs the clusters nothing. */
const REFRESH_MS = 15_000;

/** A load balancer sends refreshes to any of ten replicas; one that has gone is forgotten. */
const REPLICA_MS = 2 * 60_000;

/** What a replica answered, and when that arrived: milliseconds since 1970. */
interface Answer {
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
  readonly answers: readonly Answer[];
  readonly error?: Error;
  readonly isLoading: boolean;
}

const START: ClustersState = { answers: [], isLoading: true };

/**
 * How Backstage gets on with each cluster, asked again every 15 seconds.
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
        settle(({ answers }) => ({
          answers: withAnswer(answers, { list, at: timers.now() }),
          error: undefined,
        })),
      error =>
        settle(() => ({
          error: error instanceof Error ? error : new Error(error),
        })),
    );
    return () => {
      controller.abort();
      cancel();
    };
  }, [api, attempt, timers]);

  const { answers, error, isLoading } = state;
  const list = useMemo(
    () => mergeReplicas(answers.map(answer => answer.list)),
    [answers],
  );
  return { list, replicas: answers.length, error, isLoading, reload };
}

function withAnswer(
  answers: readonly Answer[],
  answer: Answer,
): readonly Answer[] {
  const others = answers.filter(
    ({ at, list }) =>
      answer.at - at <= REPLICA_MS && list.replica !== answer.list.replica,
  );
  return [answer, ...others];
}
