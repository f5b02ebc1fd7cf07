import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { initialServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { kubernetesApiRef } from '../api';
import { Timers } from '../stream/timers';
import { ServiceFollower, ServiceFollowerSnapshot } from './ServiceFollower';
import { FollowedService, sharedFollower } from './sharedFollower';
import { useFollower } from './useFollower';
import { Visibility } from './visibility';

const IDLE: ServiceFollowerSnapshot = {
  service: initialServiceState,
  connection: { phase: 'paused' },
  clockOffsetMs: 0,
  isPaused: false,
};

const NOTHING: FollowedService = {
  getSnapshot: () => IDLE,
  subscribe: () => () => {},
  reconnect: () => {},
  setPaused: () => {},
};

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
 * All hooks for an entity share one connection, which is open while the page is
 * visible, unless they bring timers or a visibility of their own. Pausing one of
 * them pauses all.
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
    () =>
      timers || visibility
        ? new ServiceFollower({ api, entityRef, timers, visibility })
        : sharedFollower(api, entityRef),
    [api, entityRef, timers, visibility],
  );
  return useFollowed(follower);
}

/**
 * As {@link useService}, by the full reference of an entity; follows nothing while
 * that is undefined.
 */
export function useSharedService(
  entityRef: string | undefined,
): UseServiceResult {
  const api = useApi(kubernetesApiRef);
  const follower = useMemo(
    () => (entityRef === undefined ? NOTHING : sharedFollower(api, entityRef)),
    [api, entityRef],
  );
  return useFollowed(follower);
}

function useFollowed(follower: FollowedService): UseServiceResult {
  const live = useFollower(follower);
  return useMemo(
    () => ({ ...live, setPaused: follower.setPaused }),
    [live, follower],
  );
}
