import { useApi } from '@backstage/frontend-plugin-api';
import {
  FleetFailureList,
  FleetServiceList,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { FleetScope, kubernetesApiRef } from '../api';
import {
  fleetFailuresFollower,
  fleetServiceBatches,
  fleetServicesFollower,
  scopeKey,
  parseScopeKey,
} from './fleetFollowers';
import { PollFollower } from './PollFollower';

/**
 * The last response of the fleet index, when it arrived, and the last error.
 *
 * @public
 */
export interface UseFleetResult<T> {
  /** Stays when a refresh fails. */
  readonly list?: T;
  /** When it arrived: milliseconds since 1970, by the browser's clock. */
  readonly receivedAt?: number;
  /** Why the last refresh failed; a `ResponseError`, or a `NotFoundError` of an API without an index. */
  readonly error?: Error;
  readonly isLoading: boolean;
  /** Asks at once. */
  readonly reload: () => void;
}

/**
 * How often the fleet index is asked.
 *
 * @public
 */
export interface UseFleetServicesOptions {
  /**
   * The time between two requests in milliseconds, 15,000 when absent. Hooks that share a
   * request ask as often as the most frequent of them.
   */
  readonly everyMs?: number;
}

/**
 * The services of a scope, polled every 15 seconds while the page is visible, and less often
 * after a failure. All hooks of a scope share one request. Objects of services that have not
 * changed stay the same.
 *
 * Each request has the backend authorize all services of the scope. For the state of
 * single services use {@link useFleetService}.
 *
 * @public
 */
export function useFleetServices(
  scope: FleetScope,
  options: UseFleetServicesOptions = {},
): UseFleetResult<FleetServiceList> {
  const api = useApi(kubernetesApiRef);
  const key = scopeKey(scope);
  return usePolled(
    useMemo(() => fleetServicesFollower(api, parseScopeKey(key)), [api, key]),
    options.everyMs,
  );
}

/**
 * One service, polled every 60 seconds while the page is visible; undefined while it isn't
 * known, and where the index doesn't have it or the reader may not see it. Services that are
 * shown at the same time, such as the rows of a table, share requests, up to 100 in each.
 *
 * @param entityRef - full reference of its entity
 *
 * @public
 */
export function useFleetService(
  entityRef: string,
): FleetServiceRow | undefined {
  const api = useApi(kubernetesApiRef);
  const batches = fleetServiceBatches(api);
  const subscribe = useCallback(
    (listener: () => void) => batches.subscribe(entityRef, listener),
    [batches, entityRef],
  );
  return useSyncExternalStore(subscribe, () => batches.getSnapshot(entityRef));
}

/**
 * The failures of the services that the reader may see, ranked, and polled like
 * {@link useFleetServices}.
 *
 * @public
 */
export function useFleetFailures(): UseFleetResult<FleetFailureList> {
  const api = useApi(kubernetesApiRef);
  return usePolled(useMemo(() => fleetFailuresFollower(api), [api]));
}

function usePolled<T>(
  follower: PollFollower<T>,
  everyMs?: number,
): UseFleetResult<T> {
  const subscribe = useCallback(
    (listener: () => void) => follower.subscribe(listener, everyMs),
    [follower, everyMs],
  );
  const polled = useSyncExternalStore(subscribe, follower.getSnapshot);
  return useMemo(() => {
    const { value, ...rest } = polled;
    return { ...rest, list: value, reload: follower.reload };
  }, [polled, follower]);
}
