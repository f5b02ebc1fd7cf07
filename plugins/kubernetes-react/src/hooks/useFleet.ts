import { useApi } from '@backstage/frontend-plugin-api';
import {
  FleetFailureList,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useSyncExternalStore } from 'react';
import { FleetScope, kubernetesApiRef } from '../api';
import { fleetFailuresFollower, fleetServicesFollower } from './fleetFollowers';
import { PollFollower } from './PollFollower';

/**
 * What the fleet index answered last, and whether that is of now.
 *
 * @public
 */
export interface UseFleetResult<T> {
  /** The last answer. It stays when a refresh fails. */
  readonly list?: T;
  /** When that arrived: milliseconds since 1970, by the browser's clock. */
  readonly heardAt?: number;
  /** Why the last refresh failed; a `ResponseError`, or a `NotFoundError` of an API without an index. */
  readonly error?: Error;
  readonly isLoading: boolean;
  /** Asks at once. */
  readonly reload: () => void;
}

/**
 * The services of a scope, asked for again every 15 seconds while the page is visible,
 * and less often after a failure. All hooks of a scope share one request. Objects of
 * what has not changed stay the same.
 *
 * @public
 */
export function useFleetServices(
  scope: FleetScope,
): UseFleetResult<FleetServiceList> {
  const api = useApi(kubernetesApiRef);
  const [name, of] =
    typeof scope === 'string' ? [scope, undefined] : [undefined, scope.of];
  const follower = useMemo(
    () => fleetServicesFollower(api, of === undefined ? name ?? 'all' : { of }),
    [api, name, of],
  );
  return usePolled(follower);
}

/**
 * The failures of the services that the reader may see, ranked, asked for again as by
 * {@link useFleetServices}.
 *
 * @public
 */
export function useFleetFailures(): UseFleetResult<FleetFailureList> {
  const api = useApi(kubernetesApiRef);
  return usePolled(useMemo(() => fleetFailuresFollower(api), [api]));
}

function usePolled<T>(follower: PollFollower<T>): UseFleetResult<T> {
  const polled = useSyncExternalStore(follower.subscribe, follower.getSnapshot);
  return useMemo(() => {
    const { value, ...rest } = polled;
    return { ...rest, list: value, reload: follower.reload };
  }, [polled, follower]);
}
