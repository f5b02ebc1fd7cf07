import { createHash } from 'node:crypto';
import {
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  kubernetesClustersReadPermission,
  kubernetesResourcesReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Caller } from '../../auth/Caller';
import { SUBJECT_FIELDS, WITH_ANNOTATION } from '../../locate';
import { chunks } from '../../util/chunks';
import { isUnavailable } from '../../util/isUnavailable';
import { OutageLog } from '../../util/OutageLog';
import { Semaphore } from '../../util/Semaphore';
import { abortable, DeadlineError, withDeadline } from '../../util/timing';
import { TtlCache } from '../../util/TtlCache';
import {
  CatalogFilter,
  FleetScope,
  scopeFilters,
  toQuery,
} from './scopeFilters';
import { testCondition } from './testCondition';

/** A service of the catalog, as its caller may read it. */
export interface ReadableService {
  readonly entityRef: string;
  /** What the entity stood for when it was authorized: see {@link hashSubject}. */
  readonly subject: string;
  readonly title?: string;
  readonly owner?: string;
  readonly system?: string;
  readonly lifecycle?: string;
}

/** What a caller may see of the fleet. */
export interface FleetGrant {
  /** By reference. */
  readonly services: ReadonlyMap<string, ReadableService>;
  /** There are more than are considered. */
  readonly isTruncated: boolean;
  /** The caller may see the names of all clusters. */
  readonly seesAllClusters: boolean;
}

export interface FleetAccessOptions {
  readonly catalog: Pick<
    CatalogService,
    'getEntitiesByRefs' | 'getEntityByRef' | 'queryEntities' | 'streamEntities'
  >;
  readonly permissions: Pick<
    PermissionsService,
    'authorize' | 'authorizeConditional'
  >;
  readonly userInfo: Pick<UserInfoService, 'getUserInfo'>;
  /** Is told why something could not be checked. */
  readonly logger: Pick<LoggerService, 'warn'>;
  /** What an entity stands for; as in the index. */
  readonly hashSubject: (entity: Entity) => string;
  readonly now?: () => number;
}

/** A page asks again every few seconds; a right that was taken away ends a moment later. */
const REMEMBER_MS = 5_000;

/** Each is as large as the part of the catalog that the caller may read. */
const MAX_REMEMBERED = 16;

/** Each is of a hundred services at most. */
const MAX_NAMED_REMEMBERED = 500;

/** At a time, over all callers. */
const MAX_CHECKS = 4;

/** With the time in the queue. A whole catalog takes a few seconds. */
const DEADLINE_MS = 30_000;

/** Far more than the largest known catalog has with workloads. */
const MAX_SERVICES = 20_000;

/** Of a catalog's page. */
const PAGE = 1_000;

/** In one request: the permission backend takes up to 100 kB. */
const REFS_AT_ONCE = 60;
const REQUESTS_AT_ONCE = 6;

/** The catalog takes a request of up to 100 kB. */
const NAMED_AT_ONCE = 100;

/** With what {@link testCondition} looks at. */
const FIELDS = [
  ...SUBJECT_FIELDS,
  'metadata.title',
  'spec.lifecycle',
  'spec.type',
];

const permission = kubernetesResourcesReadPermission;

/**
 * The authorization point of the routes about many entities: a service belongs to the answer
 * only if the caller can read its entity in the catalog and has the permission for it.
 */
export class FleetAccess {
  readonly #options: FleetAccessOptions;
  readonly #granted: TtlCache<FleetGrant>;
  readonly #outages: OutageLog;
  /** Apart, so that many small grants don't push out a large one. */
  readonly #grantedNamed: TtlCache<FleetGrant>;
  readonly #checks = new Semaphore(MAX_CHECKS);
  /** Grants are shared, so no single caller can cancel one. */
  readonly #never = new AbortController().signal;

  constructor(options: FleetAccessOptions) {
    this.#options = options;
    this.#outages = new OutageLog(options.logger, options.now);
    const createCache = (maxEntries: number) =>
      new TtlCache<FleetGrant>({
        ttlMs: REMEMBER_MS,
        maxEntries,
        now: options.now,
      });
    this.#granted = createCache(MAX_REMEMBERED);
    this.#grantedNamed = createCache(MAX_NAMED_REMEMBERED);
  }

  /**
   * @param token - that the caller was identified by, as far as a header says; grants are
   * shared by token and user
   * @throws NotAllowedError without the permission for any entity; ServiceUnavailableError
   * when the catalog or the permission backend fails or takes too long; as `scopeFilters` does
   */
  async authorize(
    caller: Caller,
    scope: FleetScope,
    token: string | undefined,
  ): Promise<FleetGrant> {
    if (!token) return this.#check(caller, scope);
    const key = createHash('sha256')
      .update(JSON.stringify([token, caller.userEntityRef, scope]))
      .digest('base64url');
    const cache = scope.type === 'named' ? this.#grantedNamed : this.#granted;
    return cache.get(key, () => this.#check(caller, scope));
  }

  /** The catalog's client takes no signal, so a check that hangs is left alone and its slot freed. */
  async #check(caller: Caller, scope: FleetScope): Promise<FleetGrant> {
    try {
      return await withDeadline(this.#never, DEADLINE_MS, signal =>
        this.#checks.run(
          signal,
          () => abortable(this.#checkNow(caller, scope, signal), signal),
          caller.userEntityRef,
        ),
      );
    } catch (error) {
      const isLate = error instanceof DeadlineError;
      if (!isLate && !isUnavailable(error)) throw error;
      // Not as the cause, which would be sent to the caller.
      this.#outages.warn(error);
      throw unavailable(
        isLate
          ? `didn't answer within ${DEADLINE_MS / 1000} seconds`
          : 'failed',
      );
    }
  }

  async #checkNow(
    caller: Caller,
    scope: FleetScope,
    signal: AbortSignal,
  ): Promise<FleetGrant> {
    const [isAllowed, pages, seesAllClusters] = await Promise.all([
      this.#decide(caller, signal),
      this.#openPages(caller, scope),
      this.#seesAllClusters(caller),
    ]);
    const services = new Map<string, ReadableService>();
    for await (const page of pages) {
      signal.throwIfAborted();
      for (const entity of await isAllowed(page)) {
        const subject = this.#options.hashSubject(entity);
        const service = toService(entity, subject);
        services.set(service.entityRef, service);
      }
      if (services.size >= MAX_SERVICES) {
        return { services, isTruncated: true, seesAllClusters };
      }
    }
    return { services, isTruncated: false, seesAllClusters };
  }

  /** Services of the scope, as the caller may read them in the catalog. */
  async #openPages(
    caller: Caller,
    scope: FleetScope,
  ): Promise<AsyncIterable<readonly Entity[]>> {
    if (scope.type === 'named') return this.#named(caller, scope.entityRefs);
    const filters = await scopeFilters(this.#options, caller, scope);
    return this.#pages(caller, filters);
  }

  /** Those that are not there, that the caller can't read, or that have no tab are left out. */
  async *#named(
    { credentials }: Caller,
    written: readonly string[],
  ): AsyncGenerator<readonly Entity[]> {
    const entityRefs = [
      ...new Set(written.map(ref => stringifyEntityRef(parseEntityRef(ref)))),
    ];
    for (const some of chunks(entityRefs, NAMED_AT_ONCE)) {
      const { items } = await this.#options.catalog.getEntitiesByRefs(
        {
          entityRefs: [...some],
          filter: WITH_ANNOTATION.map(annotated => ({ ...annotated })),
          fields: FIELDS,
        },
        { credentials },
      );
      yield items.filter(item => item !== undefined);
    }
  }

  /** What the permission leaves of a page of entities. */
  async #decide(
    caller: Caller,
    signal: AbortSignal,
  ): Promise<(page: readonly Entity[]) => Promise<readonly Entity[]>> {
    const { credentials } = caller;
    const { permissions } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return async page => page;
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      throw new NotAllowedError(
        `You don't have permission to view Kubernetes resources (${permission.name}).`,
      );
    }
    const test = testCondition(decision.conditions);
    return async page => {
      const results = page.map(entity => test(entity));
      const unknown = page.filter((_, at) => results[at] === undefined);
      const asked = new Set(await this.#ask(caller, unknown, signal));
      return page.filter((entity, at) => results[at] ?? asked.has(entity));
    };
  }

  /** For conditions that only the catalog can apply. */
  async #ask(
    { credentials }: Caller,
    page: readonly Entity[],
    signal: AbortSignal,
  ): Promise<readonly Entity[]> {
    const asking = new Semaphore(REQUESTS_AT_ONCE);
    const allowed = await Promise.all(
      [...chunks(page, REFS_AT_ONCE)].map(chunk =>
        asking.run(signal, async () => {
          const decisions = await this.#options.permissions.authorize(
            chunk.map(entity => ({
              permission,
              resourceRef: stringifyEntityRef(entity),
            })),
            { credentials },
          );
          const granted = chunk.filter(
            (_, at) => decisions[at]?.result === AuthorizeResult.ALLOW,
          );
          return this.#unchanged(credentials, granted);
        }),
      ),
    );
    return allowed.flat();
  }

  /** What was granted may be the entity as its author has made it since it was read. */
  async #unchanged(
    credentials: Caller['credentials'],
    granted: readonly Entity[],
  ): Promise<readonly Entity[]> {
    if (granted.length === 0) return [];
    const { catalog, hashSubject } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: granted.map(entity => stringifyEntityRef(entity)),
        fields: FIELDS,
      },
      { credentials },
    );
    return granted.filter((entity, at) => {
      const now = items[at];
      return now !== undefined && hashSubject(now) === hashSubject(entity);
    });
  }

  async #seesAllClusters({ credentials }: Caller): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: kubernetesClustersReadPermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /** Entities with an annotation of the tab, as the caller may read them. */
  async *#pages(
    { credentials }: Caller,
    filters: readonly CatalogFilter[],
  ): AsyncGenerator<readonly Entity[]> {
    for (const filter of filters) {
      yield* this.#options.catalog.streamEntities(
        {
          filter: WITH_ANNOTATION.map(annotated => ({
            ...annotated,
            ...toQuery(filter),
          })),
          fields: FIELDS,
          pageSize: PAGE,
          totalItems: 'exclude',
        },
        { credentials },
      );
    }
  }
}

function unavailable(what: string): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `The catalog or the permission backend of Backstage ${what}, so it is unknown which services you may see. Try again in a minute.`,
  );
}

function toService(entity: Entity, subject: string): ReadableService {
  const { metadata, relations = [], spec } = entity;
  const findTarget = (type: string, isTarget = (_ref: string) => true) =>
    relations.find(each => each.type === type && isTarget(each.targetRef))
      ?.targetRef;
  const owner = findTarget(RELATION_OWNED_BY);
  const system = findTarget(RELATION_PART_OF, ref => ref.startsWith('system:'));
  const lifecycle = spec?.lifecycle;
  return {
    entityRef: stringifyEntityRef(entity),
    subject,
    ...(metadata.title && { title: metadata.title }),
    ...(owner !== undefined && { owner }),
    ...(system !== undefined && { system }),
    ...(typeof lifecycle === 'string' && { lifecycle }),
  };
}
