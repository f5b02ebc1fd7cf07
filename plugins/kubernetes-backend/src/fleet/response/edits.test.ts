import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { serviceTarget, hashSubject } from '../../locate';
import { listParties } from '../../locate/namespacePolicies';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import {
  aCaller,
  conditionally,
  FleetWorld,
} from '../__testUtils__/fleetWorld';
import { FleetAccess } from '../access';
import { createFleet, FleetOptions } from '../createFleet';
import { FleetEvent } from '../source/FleetSource';
import { listFailures, listServices } from '.';
import { aRegistry } from '../__testUtils__/aRegistry';

const REF = 'component:default/x';
const TEAMS = ['a', 'b'];
const teamRef = (team: string) => `group:default/${team}`;
const userOf = (team: string) => `user:default/${team}`;
/** The version of the pods in the namespace of a team, which nobody else may see. */
const secretOf = (team: string) => `of-team-${team}`;
const { signal } = new AbortController();

/** What an author and time do, and who asks. */
type Step =
  | { readonly type: 'owner'; readonly team: string }
  | { readonly type: 'registerAgain'; readonly team: string }
  | { readonly type: 'describe' }
  | { readonly type: 'unregister' }
  /** Policies can't answer, or can again. */
  | { readonly type: 'silence'; readonly lasts: boolean }
  | { readonly type: 'pass'; readonly seconds: number }
  | { readonly type: 'ask'; readonly team: string };

const team = fc.constantFrom(...TEAMS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: team.map((of): Step => ({ type: 'owner', team: of })),
  },
  {
    weight: 2,
    arbitrary: team.map((of): Step => ({ type: 'registerAgain', team: of })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ type: 'describe' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: 'unregister' }) },
  {
    weight: 2,
    arbitrary: fc.boolean().map((lasts): Step => ({ type: 'silence', lasts })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(1, 3, 20, 61)
      .map((seconds): Step => ({ type: 'pass', seconds })),
  },
  { weight: 5, arbitrary: team.map((of): Step => ({ type: 'ask', team: of })) },
);

function aVersion(of: string, uid: number, edits: number): Entity {
  const entity = anEntity('x');
  return {
    ...entity,
    metadata: { ...entity.metadata, uid: `uid-${uid}`, etag: `etag-${edits}` },
    relations: [{ type: 'ownedBy', targetRef: teamRef(of) }],
  };
}

/** One cluster, in which both teams have pods with the entity's label, in a namespace each. */
const EVENTS: readonly FleetEvent[] = [
  { type: 'listBegun', cluster: 'eu', kind: 'Pod' },
  {
    type: 'changed',
    cluster: 'eu',
    kind: 'Pod',
    records: TEAMS.map(of =>
      aFleetRecord({
        name: `web-${of}`,
        namespace: `ns-${of}`,
        uid: `uid-of-${of}`,
        labels: {
          'backstage.io/kubernetes-id': 'x',
          'app.kubernetes.io/version': secretOf(of),
        },
      }),
    ),
    deleted: [],
    readAt: 0,
  },
  {
    type: 'listEnded',
    cluster: 'eu',
    kind: 'Pod',
    resourceVersion: '1',
    isLimited: false,
  },
  { type: 'live', cluster: 'eu', kind: 'Pod' },
];

/** An index of a catalog that authors edit, where namespaces and rights are those of owners. */
function start() {
  const backstage = new FleetWorld([aVersion('b', 0, 0)]);
  for (const of of TEAMS) {
    backstage.rights.set(userOf(of), {
      reads: new Set([REF]),
      decision: conditionally('IS_ENTITY_OWNER', { claims: [teamRef(of)] }),
      seesClusters: false,
      ownershipEntityRefs: [teamRef(of)],
    });
  }
  const clock = new ManualClock();
  const policies = { isSilent: false };
  const clusters = [
    {
      name: 'eu',
      url: 'https://k8s.example.com',
      authProvider: 'serviceAccount',
      authMetadata: {},
    },
  ];
  const pipeline: Pick<
    FleetOptions['pipeline'],
    'connect' | 'isBound' | 'locate' | 'snapshot'
  > = {
    connect: () => ({} as ReturnType<FleetOptions['pipeline']['connect']>),
    locate: async entity =>
      ({
        target: serviceTarget(entity, { isBound: true }),
        clusters,
      } as unknown as Awaited<ReturnType<FleetOptions['pipeline']['locate']>>),
    isBound: async ({ boundTo }, _connection, namespace) => {
      if (!boundTo || policies.isSilent) return undefined;
      const owner = teamRef(namespace.replace('ns-', ''));
      return listParties(boundTo.entity, 'owner').includes(owner);
    },
    snapshot: async () =>
      ({ clusters: [] } as unknown as Awaited<
        ReturnType<FleetOptions['pipeline']['snapshot']>
      >),
  };
  const fleet = createFleet({
    source: {
      follow: async (sink, until) => {
        EVENTS.forEach(event => sink(event));
        await clock.sleep(Infinity, until);
      },
    },
    limits: { maxRecords: 1_000, maxCharacters: 1_000_000 },
    pipeline: pipeline as FleetOptions['pipeline'],
    registry: aRegistry(clusters),
    listEntities: async function* list() {
      yield backstage.entities;
    },
    getEntity: async () => backstage.entities[0],
    hashSubject: entity => hashSubject(entity, { usesAll: false }),
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    isLocatedAlike: true,
    clock,
    monotonic: clock.monotonic,
    onFault: (stage, error) => {
      throw new Error(`${stage}: ${error}`);
    },
  });
  const access = new FleetAccess(backstage.options);
  const pass = async (seconds: number) => {
    for (let half = 0; half < 2 * seconds; half += 1) {
      clock.advance(500);
      for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
    }
  };
  return {
    backstage,
    fleet,
    pass,
    policies,
    async ask(of: string) {
      const caller = aCaller(userOf(of));
      const scope = { type: 'all' } as const;
      const grant = await access.authorize(caller, scope, undefined);
      const now = clock.now();
      return {
        list: await listServices(
          fleet.reader,
          grant,
          { showsAllClusters: true, now },
          signal,
        ),
        failures: await listFailures(
          fleet.reader,
          grant,
          { now, helpOn: () => undefined },
          signal,
        ),
      };
    },
  };
}

describe('an entity that is edited while the index is asked', () => {
  it('shows its readers what it stands for now, and never what it stood for', async () => {
    let shown = 0;
    const seen = async (
      ask: ReturnType<typeof start>['ask'],
      asking: string,
    ) => {
      const text = JSON.stringify(await ask(asking));
      if (text.includes(secretOf(asking))) shown += 1;
      return TEAMS.filter(of => of !== asking && text.includes(secretOf(of)));
    };
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 14 }),
      async steps => {
        const { ask, backstage, fleet, pass, policies } = start();
        let owner = 'b';
        let uid = 0;
        let edits = 0;
        const leaks: string[] = [];
        try {
          await pass(5);
          for (const each of steps) {
            if (each.type === 'pass') await pass(each.seconds);
            else if (each.type === 'silence') policies.isSilent = each.lasts;
            else if (each.type === 'unregister') backstage.entities = [];
            else if (each.type === 'ask') {
              leaks.push(...(await seen(ask, each.team)));
            } else {
              edits += 1;
              if (each.type !== 'describe') owner = each.team;
              if (each.type === 'registerAgain') uid += 1;
              backstage.entities = [aVersion(owner, uid, edits)];
            }
          }
          expect(leaks).toEqual([]);
          // In the end it is known again.
          backstage.entities = [aVersion(owner, uid, edits)];
          policies.isSilent = false;
          await pass(190);
          const { list } = await ask(owner);
          expect(list.services.map(({ cells }) => cells)).toEqual([
            [expect.objectContaining({ versions: [secretOf(owner)] })],
          ]);
        } finally {
          await fleet.close();
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
    expect(shown).toBeGreaterThan(10);
  }, 120_000);
});
