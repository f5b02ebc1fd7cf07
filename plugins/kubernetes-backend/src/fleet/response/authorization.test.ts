import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  FLEET_STATES,
  FleetCell,
  FleetCluster,
  FleetFailureList,
  fleetFailureListSchema,
  FleetServiceList,
  fleetServiceListSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import { aCaller, FleetWorld, Rights } from '../__testUtils__/fleetWorld';
import { FleetAccess, FleetGrant, FleetScope } from '../access';
import { FailureSpan, FleetReader, ServiceCells } from '../reader';
import { listFailures, listServices } from '.';

/** What a service has of its own is named after its number, which no other text has. */
const mark = (number: number) => `secret${number}x`;
const SHARED_CLUSTERS = ['cluster-a', 'cluster-b'];
const SHARED_CLASSES = ['ClassA', 'ClassB'];
const TEAMS = ['group:default/one', 'group:default/two', 'group:default/three'];
const SYSTEMS = ['system:default/one', 'system:default/two'];
const TIERS = ['1', '2'];
/** Has the first system in it. */
const DOMAIN = 'domain:default/one';
const USERS = ['user:default/jo', 'user:default/kim'];
const NOW = new Date('2026-11-22T07:00:00Z');
/** Of all readers. */
const HELP = { opened: 12_345, helped: 0, notHelped: 0 };
const { signal } = new AbortController();

/** What the index knows of one service. */
interface Service {
  readonly team: string;
  readonly system: string;
  readonly isPlain: boolean;
  readonly isPublic: boolean;
  readonly tier: string;
  readonly isFollowed: boolean;
  readonly cells: readonly (Pick<FleetCell, 'state' | 'pods'> & {
    readonly cluster: string;
    readonly classes: readonly string[];
    readonly isOver: boolean;
  })[];
  readonly unseen: readonly string[];
}

interface World {
  readonly services: readonly Service[];
  readonly users: readonly {
    readonly reads: readonly boolean[];
    readonly decision: PolicyDecision;
    readonly seesClusters: boolean;
    readonly teams: readonly string[];
  }[];
  readonly scope: FleetScope;
}

type Criteria = PermissionCriteria<PermissionCondition>;

function rule(name: string, params: PermissionCondition['params']): Criteria {
  return { resourceType: 'catalog-entity', rule: name, params };
}

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 2 },
    fc.subarray(TEAMS).map(claims => rule('IS_ENTITY_OWNER', { claims })),
    fc
      .subarray(['component', 'system'])
      .map(kinds => rule('IS_ENTITY_KIND', { kinds })),
    // Those that only the catalog can apply.
    fc.constant(rule('HAS_LABEL', { label: 'public' })),
    fc.constant(rule('HAS_ANNOTATION', { annotation: 'example.com/public' })),
    fc
      .constantFrom(...TIERS)
      .map(value => rule('HAS_SPEC', { key: 'tier', value })),
    fc.subarray(TIERS).map(tiers => rule('IS_IN_TIER', { tiers })),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([a, b]) => ({ allOf: [a, b] as [Criteria, Criteria] })),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([a, b]) => ({ anyOf: [a, b] as [Criteria, Criteria] })),
    tie('criteria').map(not => ({ not })),
  ),
}));

const decision: fc.Arbitrary<PolicyDecision> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ result: AuthorizeResult.DENY }) },
  { weight: 1, arbitrary: fc.constant({ result: AuthorizeResult.ALLOW }) },
  {
    weight: 4,
    arbitrary: criteria.map(
      (conditions): PolicyDecision => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions,
      }),
    ),
  },
);

function aService(number: number): fc.Arbitrary<Service> {
  const cluster = fc.constantFrom(
    ...SHARED_CLUSTERS,
    `cluster-${mark(number)}`,
  );
  return fc.record({
    team: fc.constantFrom(...TEAMS),
    system: fc.constantFrom(...SYSTEMS),
    isPlain: fc.boolean(),
    isPublic: fc.boolean(),
    tier: fc.constantFrom(...TIERS),
    isFollowed: fc.boolean(),
    cells: fc.uniqueArray(
      fc.record({
        cluster,
        state: fc.constantFrom(...FLEET_STATES),
        pods: fc.nat(9),
        classes: fc.subarray([...SHARED_CLASSES, `Class${mark(number)}`]),
        isOver: fc.boolean(),
      }),
      { selector: cell => cell.cluster, maxLength: 3 },
    ),
    unseen: fc.uniqueArray(cluster, { maxLength: 2 }),
  });
}

const refOf = (number: number) => `component:default/${mark(number)}`;

const world: fc.Arbitrary<World> = fc.integer({ min: 1, max: 8 }).chain(size =>
  fc.record({
    services: fc.tuple(
      ...Array.from({ length: size }, (_, number) => aService(number)),
    ),
    users: fc.tuple(
      ...USERS.map(() =>
        fc.record({
          reads: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
          decision,
          seesClusters: fc.boolean(),
          teams: fc.subarray(TEAMS),
        }),
      ),
    ),
    scope: fc.oneof(
      fc.constant<FleetScope>({ type: 'all' }),
      fc.constant<FleetScope>({ type: 'mine' }),
      fc
        .constantFrom(...TEAMS, ...SYSTEMS, DOMAIN)
        .map((entityRef): FleetScope => ({ type: 'of', entityRef })),
      // Also one that is not there, and containers, which are no services.
      fc
        .subarray([
          ...Array.from({ length: size + 1 }, (_, number) => refOf(number)),
          ...TEAMS,
        ])
        .map((entityRefs): FleetScope => ({ type: 'named', entityRefs })),
    ),
  }),
);

function toEntity(service: Service, number: number): Entity {
  const { isPlain, isPublic, system, team, tier } = service;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: mark(number),
      title: `Title ${mark(number)}`,
      annotations: {
        ...(!isPlain && { 'backstage.io/kubernetes-id': 'shop' }),
        ...(isPublic && { 'example.com/public': 'yes' }),
      },
      labels: isPublic ? { public: 'yes' } : {},
    },
    spec: { lifecycle: `lifecycle-${mark(number)}`, tier },
    relations: [
      { type: 'ownedBy', targetRef: team },
      { type: 'partOf', targetRef: system },
    ],
  };
}

/** Groups, systems and domains, which everybody may read. */
const CONTAINERS = [...TEAMS, ...SYSTEMS, DOMAIN].map(ref => {
  const { kind, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    relations:
      ref === SYSTEMS[0] ? [{ type: 'partOf', targetRef: DOMAIN }] : [],
  };
});

/** It says everything that it knows, whoever is asked for: the routes have to choose. */
function aReaderOf(services: readonly Service[]): FleetReader {
  const known = new Map<string, ServiceCells>();
  const clusters = new Map<string, FleetCluster>();
  const spans: FailureSpan[] = [];
  services.forEach(({ cells, isFollowed, unseen }, number) => {
    const entityRef = refOf(number);
    if (!isFollowed) return;
    const isWrong = (state: string) =>
      ['failing', 'notReady', 'warning'].includes(state);
    known.set(entityRef, {
      cells: cells.map(({ classes, cluster, pods, state }) => ({
        cluster,
        state,
        pods,
        ready: 0,
        versions: [`1.0-${mark(number)}`],
        ...(isWrong(state) && {
          since: NOW.toISOString(),
          headline: `Crash of ${mark(number)}`,
          nodePools: ['shared', `pool-${mark(number)}`],
          classes,
        }),
      })),
      unseen,
    });
    for (const name of [...cells.map(({ cluster }) => cluster), ...unseen]) {
      const message = name.includes('secret') ? `at ${name}` : undefined;
      clusters.set(name, { name, sight: 'gap', message });
    }
    for (const { classes, cluster, isOver } of cells) {
      for (const each of classes) {
        spans.push({
          entityRef,
          cluster,
          class: each,
          from: new Date(NOW.getTime() - 5 * 3_600_000),
          until: isOver ? new Date(NOW.getTime() - 3_600_000) : undefined,
        });
      }
    }
  });
  const since = new Date(NOW.getTime() - 10 * 3_600_000);
  return {
    readServices: async () => known,
    readClusters: async () => clusters,
    readHistory: async () => ({ since, spans }),
  };
}

/** Numbers of the services that a user may see, worked out from the world alone. */
function allowed(
  { scope, services, users }: World,
  backstage: FleetWorld,
  user: number,
): readonly number[] {
  const { reads, teams } = users[user];
  const rights = backstage.rights.get(USERS[user]);
  return services.flatMap((service, number) => {
    const isIn =
      scope.type === 'all' ||
      (scope.type === 'mine' && teams.includes(service.team)) ||
      (scope.type === 'of' &&
        [
          service.team,
          service.system,
          ...(service.system === SYSTEMS[0] ? [DOMAIN] : []),
        ].includes(scope.entityRef)) ||
      (scope.type === 'named' && scope.entityRefs.includes(refOf(number)));
    const isPermitted =
      rights !== undefined && backstage.permits(rights, refOf(number));
    return isIn && reads[number] && isPermitted && !service.isPlain
      ? [number]
      : [];
  });
}

function create(given: World) {
  const entities = given.services.map(toEntity);
  const backstage = new FleetWorld([...entities, ...CONTAINERS]);
  given.users.forEach((user, index) => {
    const readable = entities.filter((_, number) => user.reads[number]);
    const rights: Rights = {
      reads: new Set(
        [...readable, ...CONTAINERS].map(entity => stringifyEntityRef(entity)),
      ),
      decision: user.decision,
      seesClusters: user.seesClusters,
      ownershipEntityRefs: user.teams,
    };
    backstage.rights.set(USERS[index], rights);
  });
  return { backstage, reader: aReaderOf(given.services) };
}

interface Answers {
  readonly services: FleetServiceList;
  readonly failures: FleetFailureList;
}

async function answersFor(
  reader: FleetReader,
  grant: FleetGrant,
  scope: FleetScope,
): Promise<Answers> {
  const showsAllClusters = scope.type === 'all';
  const options = { showsAllClusters, now: NOW };
  return {
    services: await listServices(reader, grant, options, signal),
    failures: await listFailures(
      reader,
      grant,
      { now: NOW, helpOn: () => HELP },
      signal,
    ),
  };
}

/** What a user sees beyond what the user may. */
function leaksOf(
  given: World,
  numbers: readonly number[],
  seesAllClusters: boolean,
  { failures, services }: Answers,
): readonly string[] {
  const leaks: string[] = [];
  const { clusters, ...ofServices } = services;
  const { clusters: moreClusters, ...ofFailures } = failures;
  const text = JSON.stringify([ofServices, ofFailures]);
  const own = numbers.map(number => given.services[number]);
  given.services.forEach((_, number) => {
    const isSeen = numbers.includes(number);
    if (!isSeen && text.includes(mark(number))) leaks.push(mark(number));
  });
  const places = new Set(
    own
      .filter(({ isFollowed }) => isFollowed)
      .flatMap(({ cells, unseen }) => [
        ...cells.map(({ cluster }) => cluster),
        ...unseen,
      ]),
  );
  for (const { name } of [...clusters, ...moreClusters]) {
    if (!seesAllClusters && !places.has(name)) leaks.push(name);
  }
  if (!seesAllClusters && text.includes(String(HELP.opened))) {
    leaks.push('use of Help');
  }
  const total = Object.values(failures.states).reduce((sum, n) => sum + n, 0);
  if (total !== own.length) leaks.push(`${total} services`);
  for (const failure of failures.failures) {
    const having = (isNow: boolean) =>
      own.filter(
        ({ cells, isFollowed }) =>
          isFollowed &&
          cells.some(
            cell =>
              cell.classes.includes(failure.class) && (!isNow || !cell.isOver),
          ),
      );
    const now = having(true);
    const byTeam = (team: string) =>
      now.filter(service => service.team === team).length;
    const expected = {
      count: now.length,
      byOwner: Object.fromEntries(
        TEAMS.map(team => [team, byTeam(team)] as const).filter(
          ([, count]) => count > 0,
        ),
      ),
      trend: [
        ...Array.from({ length: 5 }, () => 0),
        ...Array.from({ length: 4 }, () => having(false).length),
        now.length,
        now.length,
      ],
    };
    const { byOwner, count, trend } = failure;
    try {
      expect({ byOwner, count, trend }).toEqual(expected);
    } catch {
      leaks.push(`${failure.class}: ${JSON.stringify({ count, trend })}`);
    }
    const pools = Object.entries(failure.byNodePool ?? {});
    for (const [pool, affected] of pools) {
      if (affected > (pool === 'shared' ? now.length : 1)) leaks.push(pool);
    }
    const byCluster = Object.keys(failure.byCluster);
    leaks.push(...byCluster.filter(name => !places.has(name)));
  }
  return leaks;
}

/** A caller without the permission for anything is refused, and sees nothing. */
function refused(error: unknown): FleetGrant {
  if (!(error instanceof NotAllowedError)) throw error;
  return { services: new Map(), isTruncated: false, seesAllClusters: false };
}

describe('what leaves the index', () => {
  it('is what the caller may see and nothing else, whatever the policy', async () => {
    await fc.assert(
      fc.asyncProperty(world, async given => {
        const { backstage, reader } = create(given);
        const access = new FleetAccess(backstage.options);
        // Both at the same time, and then again from what is remembered.
        for (let round = 0; round < 2; round += 1) {
          await Promise.all(
            given.users.map(async (user, index) => {
              const numbers = allowed(given, backstage, index);
              const caller = aCaller(USERS[index]);
              const asked = access.authorize(caller, given.scope, `${index}`);
              const grant = await asked.catch(refused);
              const answers = await answersFor(reader, grant, given.scope);
              const seesAll = user.seesClusters;
              expect(leaksOf(given, numbers, seesAll, answers)).toEqual([]);
              expect(
                answers.services.services.map(({ entityRef }) => entityRef),
              ).toHaveLength(numbers.length);
              fleetServiceListSchema.parse(plain(answers.services));
              fleetFailureListSchema.parse(plain(answers.failures));
            }),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  // A test of the test: without one of the filters it has to find what leaks.
  it.each<[string, (given: World, grant: FleetGrant) => FleetGrant]>([
    [
      'the grant is everybody’s',
      ({ services }, grant) => ({
        ...grant,
        services: new Map(
          services.map((_, number) => [
            refOf(number),
            { entityRef: refOf(number), subject: '' },
          ]),
        ),
      }),
    ],
    [
      'all clusters are shown to all',
      (_given, grant) => ({ ...grant, seesAllClusters: true }),
    ],
  ])('would be noticed if %s', async (_what, plant) => {
    const result = await fc.check(
      fc.asyncProperty(world, async given => {
        const { backstage, reader } = create(given);
        const access = new FleetAccess(backstage.options);
        const [user] = given.users;
        if (user.decision.result === AuthorizeResult.DENY) return;
        const caller = aCaller(USERS[0]);
        const grant = await access.authorize(caller, given.scope, undefined);
        const planted = plant(given, grant);
        const answers = await answersFor(reader, planted, given.scope);
        const numbers = allowed(given, backstage, 0);
        const seesAll = user.seesClusters;
        expect(leaksOf(given, numbers, seesAll, answers)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(result.failed).toBe(true);
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
