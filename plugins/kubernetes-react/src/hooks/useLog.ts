import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { EntityPodRef, kubernetesApiRef, PodLogsOptions } from '../api';
import { Timers } from '../stream/timers';
import { LogFollower, LogSnapshot } from './LogFollower';
import { useFollower } from './useFollower';

/** @public */
export interface UseLogOptions {
  readonly log: Omit<PodLogsOptions, 'signal'>;
  /** Goes on for as long as the container writes. */
  readonly isFollowed: boolean;
  readonly timers?: Timers;
}

/** @public */
export interface UseLogResult extends LogSnapshot {
  /** Reads on after a loss. */
  readonly reconnect: () => void;
}

/**
 * Reads the log of one container line by line, once or for as long as it is
 * written.
 *
 * @public
 */
export function useLog(
  pod: EntityPodRef,
  options: UseLogOptions,
): UseLogResult {
  const api = useApi(kubernetesApiRef);
  const { timers } = options;
  const key = JSON.stringify([pod, options.log, options.isFollowed]);
  const follower = useMemo(() => {
    const [ref, log, isFollowed]: [
      EntityPodRef,
      UseLogOptions['log'],
      boolean,
    ] = JSON.parse(key);
    return new LogFollower({ api, pod: ref, log, isFollowed, timers });
  }, [api, key, timers]);
  return useFollower(follower);
}
