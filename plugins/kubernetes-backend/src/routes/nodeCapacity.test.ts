import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { nodeCapacitySchema } from '@podlight/backstage-plugin-kubernetes-common';
import {
  anObject,
  aPod,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, questionsTo, SHOP } from '../__testUtils__/fleet';
import { ALICE, BOB, impersonating } from '../__testUtils__/impersonation';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const PODS = 'component/default/shop/pods/one/shop';
const MESSAGE =
  '0/4 nodes are available: 3 Insufficient cpu, 4 Insufficient memory.';
const LIST_PODS = 'list pods';
const LIST_NODES = 'list nodes';

const GI = 1024 ** 3;

const as = (user: string) => ({
  authorization: mockCredentials.user.header(user),
});

const requesting = (pod: PodBuilder, cpu: string, memory: string) =>
  pod.withContainer({ name: 'app', resources: { requests: { cpu, memory } } });

function aNode(name: string, cpu: string, spec = {}) {
  return anObject('Node', { name })
    .withSpec(spec)
    .withStatus({
      allocatable: { cpu, memory: '16Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
    })
    .build();
}

/** Two nodes that suit the pods of the shop, and a larger one that does not; other teams have most of them. */
async function startFleet() {
  const simulator = await startSimulator({
    scenario: { clusters: [{ name: 'one', nodes: 1 }] },
  });
  const one = simulator.cluster('one');
  put(one, aNode('secret-node-a', '16'));
  put(one, aNode('secret-node-b', '16'));
  const taints = [{ key: 'team', value: 'ml', effect: 'NoSchedule' }];
  put(one, aNode('secret-node-ml', '96', { taints }));
  const other = (name: string, node: string) =>
    aPod({ name, namespace: 'secret-team', node });
  put(
    one,
    requesting(other('secret-1', 'secret-node-a'), '10', '12Gi').build(),
  );
  put(one, requesting(other('secret-2', 'secret-node-b'), '14', '2Gi').build());
  const ended = requesting(other('secret-3', 'secret-node-b'), '2', '9Gi');
  put(one, ended.failed().build());
  const shop = { namespace: 'shop', labels: SHOP };
  const pending = requesting(aPod({ ...shop, name: 'web' }), '8', '32Gi')
    .withSidecar({ name: 'mesh', resources: { requests: { cpu: '500m' } } })
    .unschedulable(MESSAGE);
  put(one, pending.build());
  put(one, aPod({ ...shop, name: 'runs' }).build());
  const foreign = aPod({ name: 'foreign', namespace: 'shop' });
  put(one, requesting(foreign, '8', '1Gi').unschedulable(MESSAGE).build());
  return simulator;
}

describe('the capacity of nodes for a pod', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const asked = (kind: string) =>
    simulator.cluster('one').requests().byKind[kind] ?? 0;

  beforeEach(async () => {
    simulator = await startFleet();
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const fetchCapacity = (pod: string) =>
    backend.get(`${PODS}/${pod}/node-capacity`);

  it('is what suitable nodes have free of what is short, without a name', async () => {
    const response = await fetchCapacity('web');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(nodeCapacitySchema.parse(JSON.parse(text))).toEqual({
      state: 'known',
      // The simulator's own and two of these.
      suitableNodes: 3,
      resources: [
        {
          ...{ resource: 'cpu', requested: 8_500, largest: 16_000 },
          ...{ free: 6_000, checkedNodes: 3 },
        },
        {
          ...{ resource: 'memory', requested: 32 * GI, largest: 16 * GI },
          checkedNodes: 0,
        },
      ],
    });
    expect(text).not.toMatch(/secret|node-|ip-/);
  });

  it('costs a list of nodes and one of each node’s pods, for everybody in half a minute', async () => {
    await Promise.all([fetchCapacity('web'), fetchCapacity('web')]);
    await fetchCapacity('web');
    expect([asked(LIST_NODES), asked(LIST_PODS)]).toEqual([1, 3]);
  });

  it('is nothing, and costs no list, for a pod that lacks no resource', async () => {
    const response = await fetchCapacity('runs');
    expect(await response.json()).toEqual({
      state: 'known',
      suitableNodes: 0,
      resources: [],
    });
    expect(asked(LIST_NODES)).toBe(0);
  });

  it.each(['foreign', 'absent'])('is not told of the pod %s', async pod => {
    const response = await fetchCapacity(pod);
    expect(response.status).toBe(404);
    expect(asked(LIST_NODES)).toBe(0);
  });

  it.each([
    ['nodes', { type: 'hang' }, 'timeout'],
    ['pods', { type: 'hang' }, 'timeout'],
    ['nodes', { type: 'hostile', attack: 'endlessList' }, 'limited'],
    ['nodes', { type: 'hostile', attack: 'onePage' }, 'limited'],
    ['nodes', { type: 'hostile', attack: 'deepJson' }, 'malformed'],
    ['nodes', { type: 'serverError' }, 'server-error'],
  ] as const)(
    'is unavailable where a list of %s ends in %j',
    async (resource, fault, code) => {
      const match = { resource, verb: 'list' };
      await simulator.cluster('one').setFault({ ...fault, match });
      const response = await fetchCapacity('web');
      expect(nodeCapacitySchema.parse(await response.json())).toMatchObject({
        state: 'unavailable',
        reason: { code },
      });
    },
  );

  it('is not read for a tab', async () => {
    await backend.get('component/default/shop/snapshot');
    expect(questionsTo(simulator.cluster('one'))).toBeGreaterThan(0);
    expect(asked(LIST_NODES)).toBe(0);
  });
});

it('is told to each with their own rights', async () => {
  const simulator = await startFleet();
  const one = simulator.cluster('one');
  one.bind(`backstage:${ALICE}`, 'reader');
  one.bind(`backstage:${BOB}`, 'limited');
  const backend = await startBackend(impersonating(simulator));
  try {
    const capacityFor = async (user: string) => {
      const path = `${PODS}/web/node-capacity`;
      const response = await backend.get(path, { headers: as(user) });
      return nodeCapacitySchema.parse(await response.json());
    };
    expect(await capacityFor(ALICE)).toMatchObject({ state: 'known' });
    expect(await capacityFor(BOB)).toMatchObject({
      state: 'unavailable',
      reason: {
        code: 'forbidden',
        message: expect.stringContaining(`User "backstage:${BOB}"`),
      },
    });
  } finally {
    await backend.stop();
    await simulator.stop();
  }
});
