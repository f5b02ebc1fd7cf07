import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo } from 'react';
import { kubernetesApiRef } from '../api';
import { Timers } from '../stream/timers';
import {
  MergedLogFollower,
  MergedLogFollowerOptions,
  MergedLogPod,
  MergedLogSnapshot,
} from './MergedLogFollower';
import { useFollower } from './useFollower';

/** @public */
export interface UseMergedLogOptions<S>
  extends Pick<MergedLogFollowerOptions, 'log' | 'isFollowed'> {
  /** At most `MAX_MERGED_LOGS`. What was read stays when they change. */
  readonly pods: readonly MergedLogPod<S>[];
  /** Everything is read again when this changes. */
  readonly restartKey?: string;
  readonly timers?: Timers;
}

/** @public */
export interface UseMergedLogResult<S> extends MergedLogSnapshot<S> {
  /** Reads on after a loss, logs that have ended as well. */
  readonly reconnect: () => void;
}

/**
 * Reads the logs of many pods as one, by time, once or for as long as they are
 * written.
 *
 * @public
 */
export function useMergedLog<S>(
  entityRef: string,
  options: UseMergedLogOptions<S>,
): UseMergedLogResult<S> {
  const api = useApi(kubernetesApiRef);
  const { pods, timers } = options;
  const key = JSON.stringify([
    options.log,
    options.isFollowed,
    options.restartKey,
  ]);
  const follower = useMemo(() => {
    const [log, isFollowed]: [MergedLogFollowerOptions['log'], boolean] =
      JSON.parse(key);
    return new MergedLogFollower<S>({
      api,
      entityRef,
      log,
      isFollowed,
      timers,
    });
  }, [api, entityRef, key, timers]);
  useEffect(() => follower.setPods(pods), [follower, pods]);
  return useFollower(follower);
}
