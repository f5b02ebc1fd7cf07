import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo } from 'react';
import { kubernetesApiRef } from '../api';
import { Timers } from '../stream/timers';
import { UsageFollower } from './UsageFollower';
import { Visibility } from './visibility';

/** @public */
export interface UseUsageFollowerOptions {
  /** As of the service: what is shown stays as it is. */
  readonly isPaused?: boolean;
  readonly timers?: Timers;
  readonly visibility?: Visibility;
}

/**
 * Knows what the pods of an entity use, once something asks it to. Call it once
 * per screen and hand the result down.
 *
 * @public
 */
export function useUsageFollower(
  entity: Entity,
  options: UseUsageFollowerOptions = {},
): UsageFollower {
  const api = useApi(kubernetesApiRef);
  const entityRef = stringifyEntityRef(entity);
  const { isPaused = false, timers, visibility } = options;
  const follower = useMemo(
    () => new UsageFollower({ api, entityRef, timers, visibility }),
    [api, entityRef, timers, visibility],
  );
  useEffect(() => follower.setPaused(isPaused), [follower, isPaused]);
  return follower;
}
