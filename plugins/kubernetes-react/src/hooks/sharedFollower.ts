import { KubernetesApi } from '../api';
import { ServiceFollower } from './ServiceFollower';

/** What hooks need of a {@link ServiceFollower}. */
export type FollowedService = Pick<
  ServiceFollower,
  'getSnapshot' | 'subscribe' | 'reconnect' | 'setPaused'
>;

const followed = new WeakMap<KubernetesApi, Map<string, FollowedService>>();

/**
 * The one follower of an entity for all hooks of an app. It is forgotten when its
 * last subscriber has left, so that the next screen starts anew.
 */
export function sharedFollower(
  api: KubernetesApi,
  entityRef: string,
): FollowedService {
  const ofApi = followed.get(api) ?? new Map<string, FollowedService>();
  followed.set(api, ofApi);
  const known = ofApi.get(entityRef);
  if (known) return known;
  const follower = new ServiceFollower({ api, entityRef });
  let subscribers = 0;
  const shared: FollowedService = {
    getSnapshot: follower.getSnapshot,
    reconnect: follower.reconnect,
    setPaused: follower.setPaused,
    subscribe: listener => {
      subscribers += 1;
      // A component that React mounts again has kept it.
      if (!ofApi.has(entityRef)) ofApi.set(entityRef, shared);
      const leave = follower.subscribe(listener);
      return () => {
        leave();
        subscribers -= 1;
        if (subscribers === 0 && ofApi.get(entityRef) === shared) {
          ofApi.delete(entityRef);
        }
      };
    },
  };
  ofApi.set(entityRef, shared);
  return shared;
}
