import { ResourceType } from '../read/resourceTypes';
import { FLEET_KINDS, FleetKind } from './records';
import { FollowedType } from './worker/protocol';

const KINDS: ReadonlySet<string> = new Set(FLEET_KINDS);

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
