import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  FleetFailureList,
  FleetServiceList,
  shareUnchanged,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetScope, KubernetesApi } from '../api';
import { PollFollower } from './PollFollower';

/** Followers that are in use, and those that will be again on the next page. */
interface FollowersOfApi {
  readonly services: Map<string, PollFollower<FleetServiceList>>;
  failures?: PollFollower<FleetFailureList>;
}

/** Pages that a reader goes to and fro between; each may hold a whole fleet. */
const MOST_SCOPES = 5;

const followed = new WeakMap<KubernetesApi, FollowersOfApi>();

function followersOf(api: KubernetesApi): FollowersOfApi {
  const known = followed.get(api) ?? { services: new Map() };
  followed.set(api, known);
  return known;
}

/** The one follower of a scope for all hooks of an app. */
export function fleetServicesFollower(
  api: KubernetesApi,
  scope: FleetScope,
): PollFollower<FleetServiceList> {
  const { services } = followersOf(api);
  const key =
    typeof scope === 'string'
      ? scope
      : `of ${stringifyEntityRef(parseEntityRef(scope.of))}`;
  const follower =
    services.get(key) ??
    new PollFollower<FleetServiceList>({
      load: async (signal, before) => {
        if (!api.getFleetServices) throw noFleet();
        const list = await api.getFleetServices(scope, { signal });
        return shareUnchanged(before, list);
      },
    });
  // The one that was asked for last comes last.
  services.delete(key);
  services.set(key, follower);
  const [oldest] = services.keys();
  if (services.size > MOST_SCOPES) services.delete(oldest);
  return follower;
}

/** The one follower of the failures for all hooks of an app. */
export function fleetFailuresFollower(
  api: KubernetesApi,
): PollFollower<FleetFailureList> {
  const followers = followersOf(api);
  followers.failures ??= new PollFollower<FleetFailureList>({
    load: signal => {
      if (!api.getFleetFailures) throw noFleet();
      return api.getFleetFailures({ signal });
    },
  });
  return followers.failures;
}

/** What a backend without the index says. */
function noFleet(): Error {
  return new NotFoundError('The client of the backend has no fleet index');
}
