import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Caller } from '../../auth/Caller';
import { chunks } from '../../util/chunks';

/** A part of the catalog, which has to be searched for. */
export type SearchedScope =
  | { readonly type: 'all' }
  | { readonly type: 'mine' }
  | { readonly type: 'of'; readonly entityRef: string };

/** Which services are asked for. */
export type FleetScope =
  | SearchedScope
  | { readonly type: 'named'; readonly entityRefs: readonly string[] };

/** Fields of an entity with the values that one of them must have; an empty one fits all. */
export type CatalogFilter = Readonly<Record<string, readonly string[]>>;

/** Groups in groups, or systems in domains. */
const MAX_LEVELS = 6;

/** References that a scope stands for, over all levels. */
const MAX_REFS = 500;

/** In one query: they are part of an address, which may have some thousand characters. */
const REFS_AT_ONCE = 50;

export interface ScopeOptions {
  readonly catalog: Pick<CatalogService, 'getEntityByRef' | 'queryEntities'>;
  readonly userInfo: Pick<UserInfoService, 'getUserInfo'>;
}

/**
 * The catalog filters of a scope, each for one query. Everything is read with the caller's
 * own credentials: a system that the caller cannot see leads to no service.
 *
 * @throws InputError for a scope that makes no sense, NotFoundError for an entity that is
 * not there or that the caller may not read
 */
export async function scopeFilters(
  options: ScopeOptions,
  { credentials, userEntityRef }: Caller,
  scope: SearchedScope,
): Promise<readonly CatalogFilter[]> {
  if (scope.type === 'all') return [{}];
  if (scope.type === 'mine') {
    if (userEntityRef === undefined) {
      throw new InputError('Only a signed-in user has services of their own.');
    }
    const info = await options.userInfo.getUserInfo(credentials);
    return inChunks('relations.ownedBy', info.ownershipEntityRefs);
  }
  return toFilters(options.catalog, credentials, scope.entityRef);
}

async function toFilters(
  catalog: ScopeOptions['catalog'],
  credentials: BackstageCredentials,
  written: string,
): Promise<readonly CatalogFilter[]> {
  const entityRef = stringifyEntityRef(parseEntityRef(written));
  const { kind } = parseEntityRef(entityRef);
  const below = (kinds: readonly string[], relation: string) =>
    findBelow(catalog, credentials, { entityRef, kinds, relation });
  const narrowed = {
    system: async () => inChunks('relations.partOf', [entityRef]),
    domain: async () =>
      inChunks(
        'relations.partOf',
        await below(['system', 'domain'], 'relations.partOf'),
      ),
    user: async () => inChunks('relations.ownedBy', [entityRef]),
    group: async () =>
      inChunks(
        'relations.ownedBy',
        await below(['group'], 'relations.childOf'),
      ),
  };
  const narrow = new Map(Object.entries(narrowed)).get(kind);
  if (!narrow) {
    throw new InputError(`${entityRef} is no System, Domain, Group or User.`);
  }
  const [found, filters] = await Promise.all([
    catalog.getEntityByRef(entityRef, { credentials }),
    narrow(),
  ]);
  if (!found) {
    throw new NotFoundError(
      `Entity ${entityRef} does not exist, or you don't have permission to view it.`,
    );
  }
  return filters;
}

/** The entity, and those of these kinds that are below it. */
async function findBelow(
  catalog: ScopeOptions['catalog'],
  credentials: BackstageCredentials,
  {
    entityRef,
    kinds,
    relation,
  }: {
    readonly entityRef: string;
    readonly kinds: readonly string[];
    readonly relation: string;
  },
): Promise<readonly string[]> {
  const found = new Set([entityRef]);
  let level: readonly string[] = [entityRef];
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth += 1) {
    const next = new Set<string>();
    for (const filter of inChunks(relation, level)) {
      const { items } = await catalog.queryEntities(
        {
          filter: kinds.map(kind => ({ kind, ...toQuery(filter) })),
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
          limit: MAX_REFS,
          totalItems: 'exclude',
        },
        { credentials },
      );
      items.map(item => stringifyEntityRef(item)).forEach(ref => next.add(ref));
    }
    level = [...next]
      .filter(ref => !found.has(ref))
      .slice(0, MAX_REFS - found.size);
    level.forEach(ref => found.add(ref));
  }
  return [...found];
}

/** As the catalog's client takes it. */
export function toQuery(filter: CatalogFilter): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, values]) => [key, [...values]]),
  );
}

function inChunks(
  key: string,
  refs: readonly string[],
): readonly CatalogFilter[] {
  return Array.from(chunks(refs.slice(0, MAX_REFS), REFS_AT_ONCE), some => ({
    [key]: some,
  }));
}
