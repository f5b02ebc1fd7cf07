import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_OWNED_BY,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Longer lists say no more to a reader, and each is read from the catalog. */
const MAX_DEPENDENTS = 50;
const MAX_APIS = 20;

/** An entity that depends on another one. */
export interface Dependent {
  readonly entityRef: string;
  readonly owners: readonly string[];
}

/**
 * What depends on an entity or consumes an API that it provides, as far as the caller may
 * read it.
 */
export async function findDependents(
  catalog: CatalogService,
  entity: Entity,
  credentials: BackstageCredentials,
): Promise<readonly Dependent[]> {
  const apis = await readEntities(
    catalog,
    related(entity, RELATION_PROVIDES_API).slice(0, MAX_APIS),
    credentials,
  );
  const itself = stringifyEntityRef(entity);
  const refs = [
    ...related(entity, RELATION_DEPENDENCY_OF),
    ...apis.flatMap(api => [
      ...related(api, RELATION_API_CONSUMED_BY),
      ...related(api, RELATION_DEPENDENCY_OF),
    ]),
  ].filter(ref => ref !== itself);
  const wanted = [...new Set(refs)].slice(0, MAX_DEPENDENTS);
  const found = await readEntities(catalog, wanted, credentials);
  return found.map(each => ({
    entityRef: stringifyEntityRef(each),
    owners: related(each, RELATION_OWNED_BY),
  }));
}

function related(entity: Entity, type: string): readonly string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

async function readEntities(
  catalog: CatalogService,
  entityRefs: readonly string[],
  credentials: BackstageCredentials,
): Promise<readonly Entity[]> {
  if (entityRefs.length === 0) return [];
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...entityRefs] },
    { credentials },
  );
  return items.filter(item => item !== undefined);
}
