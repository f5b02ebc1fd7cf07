import { Entity } from '@backstage/catalog-model';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { Simulator } from '@internal/cluster-simulator';
import { fleetServiceListSchema } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { kubernetesNamespacePolicyExtensionPoint } from '@podlight/backstage-plugin-kubernetes-node';
import { inThisThread } from '../fleet/__testUtils__/inThisThread';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

/** Who owns what stands on the namespaces; everybody can write labels of pods. */
const OWNER = 'example.com/owner';

function ownedBy(team: string, name: string, annotations = {}): Entity {
  return {
    ...anEntity(name, { 'backstage.io/kubernetes-id': 'shop', ...annotations }),
    relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
  };
}

const ENTITIES = [
  ownedBy('team-a', 'shop'),
  ownedBy('team-b', 'thief'),
  ownedBy('team-b', 'picky', { 'backstage.io/kubernetes-namespace': 'shop' }),
  ownedBy('team-a', 'broad', {
    'backstage.io/kubernetes-label-selector': 'backstage.io/kubernetes-id',
  }),
  ownedBy('team-a', 'narrowless', {
    'backstage.io/kubernetes-label-selector': 'a,b!=c,!d,e>1',
  }),
];

let simulator: Simulator;
let backend: TestBackend | undefined;

beforeAll(async () => {
  simulator = await startFleet('one');
  const [one] = simulator.clusters;
  for (const [name, team] of [
    ['shop', 'team-a'],
    ['squat', 'team-b'],
    ['nobodys', undefined],
  ]) {
    put(one, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: team ? { [OWNER]: team } : {} },
    });
  }
  const labelled = (name: string, namespace: string) =>
    put(one, aPod({ name, namespace, labels: SHOP }).build());
  labelled('squatter', 'squat');
  labelled('stray', 'nobodys');
  const owner = aReplicaSet({ name: 'api', namespace: 'squat', labels: SHOP });
  put(one, owner.build());
});

afterEach(async () => {
  await backend?.stop();
  backend = undefined;
});

afterAll(() => simulator.stop());

async function start(
  kubernetes: Record<string, unknown>,
  features: Parameters<typeof startBackend>[0]['features'] = [],
): Promise<TestBackend> {
  backend = await startBackend({
    simulator,
    entities: ENTITIES,
    kubernetes: JSON.parse(JSON.stringify(kubernetes)),
    features,
    testOverrides: { startFleetWorker: inThisThread },
  });
  return backend;
}

async function shown({ get }: TestBackend, entity: string) {
  const response = await get(`component/default/${entity}/snapshot`);
  const { clusters } = await response.json();
  const [{ pods, workloads, kindProblems }] = clusters;
  return {
    pods: pods.map(({ name }: { name: string }) => name),
    workloads: workloads.map(({ name }: { name: string }) => name),
    problems: kindProblems.map(
      ({ kind, reason }: { kind: string; reason: { message: string } }) =>
        `${kind}: ${reason.message}`,
    ),
  };
}

async function status({ get }: TestBackend, path: string): Promise<number> {
  return (await get(`component/default/${path}`)).status;
}

const BY_LABEL = { entityAccess: { namespaces: [{ label: OWNER }] } };

/** The pods of each entity as the fleet index counts them now. */
async function counted({ get }: TestBackend): Promise<Record<string, number>> {
  const response = await get('../fleet/services');
  const { services } = fleetServiceListSchema.parse(await response.json());
  return Object.fromEntries(
    services.map(({ cells, entityRef }) => [
      entityRef.split('/')[1],
      cells.reduce((sum, { pods }) => sum + pods, 0),
    ]),
  );
}

/** The index counts one service after the other, so all of these have to be there. */
async function untilCounted(
  started: TestBackend,
  expected: Record<string, number>,
): Promise<void> {
  let counts: Record<string, number> = {};
  await until(async () => {
    counts = await counted(started);
    return Object.keys(expected).every(name => counts[name] > 0);
  }, 20_000);
  expect(counts).toMatchObject(expected);
}

describe('entities that are bound to namespaces', () => {
  it('have in the fleet index what is in their namespaces', async () => {
    const started = await start({ ...BY_LABEL, fleet: {} });
    await untilCounted(started, { shop: 1, thief: 1 });
    expect(await counted(started)).toMatchObject({ picky: 0 });
    await started.stop();
    const unbound = await start({ fleet: {} });
    await untilCounted(unbound, { shop: 3, thief: 3 });
  });

  it('are shown nothing of a namespace of others, whatever labels it has', async () => {
    const started = await start(BY_LABEL);
    const seen = await shown(started, 'shop');
    expect(seen.pods).toEqual(['web-one']);
    expect(seen.workloads).toEqual([]);
    expect(seen.problems).toEqual([
      expect.stringMatching(
        /^Namespace: 3 objects in 2 namespaces are hidden: not bound to this entity's owner/,
      ),
    ]);
    expect(seen.problems.join()).not.toMatch(/squat|nobodys/);
  });

  it('do not widen what their owner may read: another owner sees their own namespace alone', async () => {
    const started = await start(BY_LABEL);
    expect((await shown(started, 'thief')).pods).toEqual(['squatter']);
    // The entity has named the namespace itself.
    const { pods, problems } = await shown(started, 'picky');
    expect(pods).toEqual([]);
    expect(problems.join()).toContain('1 object in namespace shop is hidden');
  });

  it.each(['logs', 'events', 'manifest'])(
    'are not a way to %s of a pod in a namespace of others',
    async route => {
      const started = await start(BY_LABEL);
      const pod = (entity: string, namespace: string, name: string) =>
        status(started, `${entity}/pods/one/${namespace}/${name}/${route}`);
      expect(await pod('shop', 'shop', 'web-one')).toBe(200);
      expect(await pod('shop', 'squat', 'squatter')).toBe(404);
      expect(await pod('thief', 'shop', 'web-one')).toBe(404);
      expect(await pod('shop', 'nobodys', 'stray')).toBe(404);
    },
  );

  it('share no reading with an entity that asks for the same and is of another owner', async () => {
    const started = await start(BY_LABEL);
    const streams = await Promise.all(
      ['shop', 'thief'].map(name =>
        started.follow(`component/default/${name}/live`),
      ),
    );
    for (const [stream, name] of [
      [streams[0], 'web-one'],
      [streams[1], 'squatter'],
    ] as const) {
      const message = await stream.find(
        (seen): seen is Extract<typeof seen, { type: 'cluster' }> =>
          seen.type === 'cluster' && seen.pods.length > 0,
      );
      expect(message.pods.map(pod => pod.name)).toEqual([name]);
      stream.leave();
    }
  });

  it('may be bound by a list, without a look at the namespace', async () => {
    const rule = { owner: 'team-*', namespaces: ['sh*p'] };
    const started = await start({ entityAccess: { namespaces: [rule] } });
    expect((await shown(started, 'shop')).pods).toEqual(['web-one']);
    expect((await shown(started, 'thief')).pods).toEqual(['web-one']);
  });

  it('may be bound by a policy of the operator, whose failure shows nothing', async () => {
    const policies = createBackendModule({
      pluginId: 'kubernetes',
      moduleId: 'policies',
      register(env) {
        env.registerInit({
          deps: { policies: kubernetesNamespacePolicyExtensionPoint },
          init: async deps =>
            deps.policies.addNamespacePolicy(
              {
                id: 'broken',
                allows: () => {
                  throw new Error('the directory does not answer');
                },
              },
              {
                id: 'mine',
                allows: async ({ entity, namespace, metadata }) =>
                  entity.metadata.name === 'shop' &&
                  namespace === 'squat' &&
                  (await metadata()).labels[OWNER] === 'team-b',
              },
            ),
        });
      },
    });
    const started = await start({}, [policies]);
    const { pods, problems } = await shown(started, 'shop');
    expect(pods).toEqual(['squatter']);
    expect(problems.join()).toContain('owner unknown');
    expect((await shown(started, 'thief')).pods).toEqual([]);
  });
});

describe('selectors that only ask whether there is a label', () => {
  it.each(['broad', 'narrowless'])(
    'are refused with the way out: %s',
    async entity => {
      const started = await start({});
      const path = `component/default/${entity}/snapshot`;
      const response = await started.get(path);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toMatch(
        /label-selector.*such as app=shop.*allowBroadSelectors/,
      );
    },
  );

  it('are taken where the operator allows them, within the namespaces of the owner', async () => {
    const started = await start({
      entityAccess: { ...BY_LABEL.entityAccess, allowBroadSelectors: true },
    });
    expect((await shown(started, 'broad')).pods).toEqual(['web-one']);
  });
});
