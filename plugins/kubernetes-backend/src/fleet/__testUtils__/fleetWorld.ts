import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Caller } from '../../auth/Caller';
import { hashSubject } from '../../locate';
import { FleetAccessOptions } from '../access/FleetAccess';

/** Which rights a user has. */
export interface Rights {
  /** References of the entities that the user may read in the catalog. */
  readonly reads: ReadonlySet<string>;
  readonly decision: PolicyDecision;
  readonly seesClusters: boolean;
  /** With the user's own. */
  readonly ownershipEntityRefs: readonly string[];
}

type Filter = Readonly<Record<string, unknown>>;

/** A user as the routes identify one. */
export function aCaller(userEntityRef: string): Caller {
  return { credentials: mockCredentials.user(userEntityRef), userEntityRef };
}

/** Backstage's services over some entities and the rights of users, without a network. */
export class FleetWorld {
  /** May be replaced, as authors edit entities. */
  entities: readonly Entity[];
  readonly rights = new Map<string, Rights>();
  /** Requests, by what was called. */
  readonly calls: Record<string, number> = {};
  readonly options: FleetAccessOptions;
  #indexed: readonly Entity[] = [];
  #byRef: ReadonlyMap<string, Entity> = new Map();

  constructor(entities: readonly Entity[], now?: () => number) {
    this.entities = entities;
    this.options = {
      now,
      logger: mockServices.logger.mock(),
      hashSubject: entity => hashSubject(entity, { usesAll: false }),
      catalog: {
        getEntityByRef: async (ref, { credentials }) => {
          this.#count('getEntityByRef');
          return this.#readable(credentials).find(
            entity => stringifyEntityRef(entity) === ref,
          );
        },
        getEntitiesByRefs: async ({ entityRefs, filter }, { credentials }) => {
          this.#count('getEntitiesByRefs');
          const found = this.#query(credentials, filter);
          const byRef = toMap(found);
          return { items: entityRefs.map(ref => byRef.get(ref)) };
        },
        queryEntities: async (request, { credentials }) => {
          this.#count('queryEntities');
          const filter = request && 'filter' in request ? request.filter : {};
          const items = this.#query(credentials, filter);
          return { items, totalItems: items.length, pageInfo: {} };
        },
        streamEntities: (request, { credentials }) =>
          this.#stream(credentials, request?.filter, request?.pageSize),
      },
      permissions: {
        authorizeConditional: async (queries, options) => {
          this.#count('authorizeConditional');
          const { decision } = this.#rightsOf(options?.credentials);
          return queries.map(() => decision);
        },
        authorize: async (requests, options) => {
          this.#count('authorize');
          const rights = this.#rightsOf(options?.credentials);
          return requests.map(({ resourceRef }) => ({
            result: this.permits(rights, resourceRef)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          }));
        },
      },
      userInfo: {
        getUserInfo: async credentials => {
          const { ownershipEntityRefs } = this.#rightsOf(credentials);
          const userEntityRef = userOf(credentials);
          return {
            userEntityRef,
            ownershipEntityRefs: [...ownershipEntityRefs],
          };
        },
      },
    };
  }

  /** Whether the policy permits it; without a reference, to see all clusters. */
  permits(rights: Rights, entityRef: string | undefined): boolean {
    if (entityRef === undefined) return rights.seesClusters;
    const { decision } = rights;
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW;
    }
    if (this.#indexed !== this.entities) {
      this.#byRef = toMap(this.entities);
      this.#indexed = this.entities;
    }
    const found = this.#byRef.get(entityRef);
    return found !== undefined && applies(decision.conditions, found);
  }

  #count(what: string): void {
    this.calls[what] = (this.calls[what] ?? 0) + 1;
  }

  #rightsOf(credentials: BackstageCredentials | undefined): Rights {
    const rights = credentials && this.rights.get(userOf(credentials));
    if (!rights) throw new Error('Asked without the credentials of a user');
    return rights;
  }

  #readable(credentials: BackstageCredentials): readonly Entity[] {
    const { reads } = this.#rightsOf(credentials);
    return this.entities.filter(entity =>
      reads.has(stringifyEntityRef(entity)),
    );
  }

  #query(credentials: BackstageCredentials, filter: unknown): Entity[] {
    const filters = [filter ?? {}].flat() as Filter[];
    return this.#readable(credentials).filter(entity =>
      filters.some(each => fits(entity, each)),
    );
  }

  async *#stream(
    credentials: BackstageCredentials,
    filter: unknown,
    pageSize = 500,
  ): AsyncGenerator<Entity[]> {
    const found = this.#query(credentials, filter);
    for (let at = 0; at < found.length; at += pageSize) {
      this.#count('streamEntities');
      yield found.slice(at, at + pageSize);
    }
  }
}

function toMap(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  return new Map(entities.map(each => [stringifyEntityRef(each), each]));
}

function userOf(credentials: BackstageCredentials): string {
  const { principal } = credentials as BackstageCredentials<{
    readonly userEntityRef?: string;
  }>;
  return principal.userEntityRef ?? '';
}

/** All fields must fit, as in the catalog. */
function fits(entity: Entity, filter: Filter): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const values = valuesOf(entity, key);
    if (wanted === CATALOG_FILTER_EXISTS) return values.length > 0;
    return [wanted].flat().some(value => values.includes(String(value)));
  });
}

function valuesOf(entity: Entity, key: string): readonly string[] {
  const relation = /^relations\.(.*)$/.exec(key)?.[1];
  if (relation !== undefined) {
    return (entity.relations ?? [])
      .filter(({ type }) => type === relation)
      .map(({ targetRef }) => targetRef);
  }
  const annotation = /^metadata\.annotations\.(.*)$/.exec(key)?.[1];
  if (annotation !== undefined) {
    const value = entity.metadata.annotations?.[annotation];
    return value === undefined ? [] : [value];
  }
  if (key === 'kind') return [entity.kind.toLowerCase()];
  throw new Error(`The catalog of the test has no field ${key}`);
}

function applies(
  criteria: PermissionCriteria<PermissionCondition>,
  entity: Entity,
): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(each => applies(each, entity));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(each => applies(each, entity));
  }
  if ('not' in criteria) return !applies(criteria.not, entity);
  const { params = {}, rule } = criteria;
  const isOneOf = (values: readonly string[], wanted: unknown) =>
    [wanted].flat().some(each => values.includes(String(each)));
  switch (rule) {
    case 'IS_ENTITY_OWNER':
      return isOneOf(valuesOf(entity, 'relations.ownedBy'), params.claims);
    case 'IS_ENTITY_KIND':
      return isOneOf(valuesOf(entity, 'kind'), params.kinds);
    case 'HAS_LABEL':
      return entity.metadata.labels?.[String(params.label)] !== undefined;
    case 'HAS_ANNOTATION':
      return (
        entity.metadata.annotations?.[String(params.annotation)] !== undefined
      );
    case 'HAS_SPEC':
      return entity.spec?.[String(params.key)] === params.value;
    // As an adopter would add one.
    case 'IS_IN_TIER':
      return isOneOf([String(entity.spec?.tier)], params.tiers);
    default:
      throw new Error(`The catalog of the test has no rule ${rule}`);
  }
}

/** A decision that a rule of the catalog makes for each entity. */
export function conditionally(
  rule: string,
  params: NonNullable<PermissionCondition['params']>,
): ConditionalPolicyDecision {
  const resourceType = 'catalog-entity';
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType,
    conditions: { resourceType, rule, params },
  };
}
