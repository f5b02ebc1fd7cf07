import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { kubernetesApiRef } from '../api';
import { Timers } from '../stream/timers';
import { ServiceFollower, ServiceFollowerSnapshot } from './ServiceFollower';
import { useFollower } from './useFollower';
import { Visibility } from './visibility';

/** @public */
export interface UseServiceOptions {
  readonly timers?: Timers;
  readonly visibility?: Visibility;
}

/** @public */
export interface UseServiceResult extends ServiceFollowerSnapshot {
  /** Makes a new connection at once. */
  readonly reconnect: () => void;
  /** While paused there is no connection, and nothing changes. */
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
  const live = useFollower(follower);
  return useMemo(
    () => ({ ...live, setPaused: follower.setPaused }),
    [live, follower],
  );
}
