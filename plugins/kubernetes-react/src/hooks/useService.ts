import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';
import { kubernetesApiRef } from '../api';
import { Timers } from '../stream/timers';
import { ServiceFollower, ServiceFollowerSnapshot } from './ServiceFollower';
import { Visibility } from './visibility';

/** @public */
export interface UseServiceOptions {
  readonly timers?: Timers;
  readonly visibility?: Visibility;
}

/** @public */
export interface UseServiceResult extends ServiceFollowerSnapshot {
  /** Connects anew at once. */
  readonly retry: () => void;
  /** Stops for as long as somebody wants to look at what is there, and goes on. */
  readonly setPaused: (isPaused: boolean) => void;
}

/**
 * Follows the Kubernetes side of an entity, live, over all of its clusters.
 *
 * @remarks
 * One connection per mounted hook, open while the page is visible. Call it once
 * per screen and hand the result down.
 *
 * @public
 */
export function useService(
  entity: Entity,
  options: UseServiceOptions = {},
): UseServiceResult {
  const api = useApi(kubernetesApiRef);
  const entityRef = stringifyEntityRef(entity);
  const { timers, visibility } = options;
  const follower = useMemo(
    () => new ServiceFollower({ api, entityRef, timers, visibility }),
    [api, entityRef, timers, visibility],
  );
  const snapshot = useSyncExternalStore(
    follower.subscribe,
    follower.getSnapshot,
  );
  return useMemo(
    () => ({
      ...snapshot,
      retry: follower.retry,
      setPaused: follower.setPaused,
    }),
    [snapshot, follower],
  );
}
