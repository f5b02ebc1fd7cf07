import { ResourceType } from '../read/resourceTypes';
import { FleetKind } from './records';
import { FollowedType } from './worker/protocol';

/** Kinds that are listed and watched. ReplicaSets are many, and their owners say enough. */
const KINDS: ReadonlySet<string> = new Set<FleetKind>([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);

/** Which of the types that the tab reads the index follows. */
export function followedTypes(
  types: readonly ResourceType[],
): readonly FollowedType[] {
  return types.filter(isFollowed).map(({ kind, plural, group, versions }) => ({
    kind,
    plural,
    group,
    versions,
  }));
}

function isFollowed(
  type: ResourceType,
): type is ResourceType & { readonly kind: FleetKind } {
  return KINDS.has(type.kind);
}
