import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/** Name of the group or user that owns an entity. */
export function ownerName({
  relations = [],
  spec,
}: Entity): string | undefined {
  const ref =
    relations.find(({ type }) => type === RELATION_OWNED_BY)?.targetRef ??
    spec?.owner;
  return typeof ref === 'string' ? ref.split(/[/:]/).at(-1) : undefined;
}
