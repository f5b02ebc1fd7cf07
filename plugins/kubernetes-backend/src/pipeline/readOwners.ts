import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The refs of the groups and users that own an entity; those that its file names where the catalog has no relations. */
export function readOwners(entity: Entity): readonly string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLowerCase());
  const owner = entity.spec?.owner;
  if (related.length > 0 || typeof owner !== 'string') return related;
  try {
    const ref = parseEntityRef(owner, {
      defaultKind: 'Group',
      defaultNamespace: entity.metadata.namespace,
    });
    return [stringifyEntityRef(ref)];
  } catch {
    // Anybody may write anything into a catalog file.
    return [];
  }
}
