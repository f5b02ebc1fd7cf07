import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  FleetFailureList,
  FleetServiceList,
  shareUnchanged,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetScope, KubernetesApi } from '../api';
import { FleetServiceBatches } from './FleetServiceBatches';
import { PollFollower } from './PollFollower';

/** Followers that are in use, and those that will be again on the next page. */
interface FollowersOfApi {
  readonly services: Map<string, PollFollower<FleetServiceList>>;
  /** Of services by name: small, and many of them. */
  readonly named: Map<string, PollFollower<FleetServiceList>>;
  failures?: PollFollower<FleetFailureList>;
  batches?: FleetServiceBatches;
}

/** Pages that a reader goes to and fro between; each may hold a whole fleet. */
const MAX_SCOPES = 5;
const MAX_NAMED = 20;

const followed = new WeakMap<KubernetesApi, FollowersOfApi>();

function followersFor(api: KubernetesApi): FollowersOfApi {
  const known = followed.get(api) ?? {
    services: new Map(),
    named: new Map(),
  };
  followed.set(api, known);
  return known;
}

/** The one follower of a scope for all hooks of an app. */
export function fleetServicesFollower(
  api: KubernetesApi,
  scope: FleetScope,
): PollFollower<FleetServiceList> {
  const { named, services } = followersFor(api);
  const isNamed = typeof scope === 'object' && 'refs' in scope;
  const [known, most] = isNamed ? [named, MAX_NAMED] : [services, MAX_SCOPES];
  const key = scopeKey(scope);
  const follower =
    known.get(key) ??
    new PollFollower<FleetServiceList>({
      load: async (signal, before) => {
        if (!api.getFleetServices) throw noFleet();
        const list = await api.getFleetServices(parseScopeKey(key), { signal });
        return shareUnchanged(before, list);
      },
    });
  // The one that was asked for last comes last.
  known.delete(key);
  known.set(key, follower);
  const [oldest] = known.keys();
  if (known.size > most) known.delete(oldest);
  return follower;
}

/** The same for scopes of the same services, however they are written. */
export function scopeKey(scope: FleetScope): string {
  return JSON.stringify(normalizeScope(scope));
}

/** The scope of a key of {@link scopeKey}. */
export function parseScopeKey(key: string): FleetScope {
  return JSON.parse(key);
}

function normalizeScope(scope: FleetScope): FleetScope {
  if (typeof scope === 'string') return scope;
  if ('of' in scope) return { of: normalizeRef(scope.of) };
  return { refs: [...new Set(scope.refs.map(normalizeRef))].sort() };
}

function normalizeRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

/** What asks for single services, for all hooks of an app. */
export function fleetServiceBatches(api: KubernetesApi): FleetServiceBatches {
  const followers = followersFor(api);
  followers.batches ??= new FleetServiceBatches({
    follow: refs => fleetServicesFollower(api, { refs }),
  });
  return followers.batches;
}

/** The one follower of the failures for all hooks of an app. */
export function fleetFailuresFollower(
  api: KubernetesApi,
): PollFollower<FleetFailureList> {
  const followers = followersFor(api);
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
