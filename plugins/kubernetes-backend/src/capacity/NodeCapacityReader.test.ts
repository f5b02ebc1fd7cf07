import {
  NodeFacts,
  parseObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fakeConnection, FORBIDDEN } from '../__testUtils__/fakeConnection';
import { ok } from '../util/Result';
import { NodeCapacityReader } from './NodeCapacityReader';

const { signal } = new AbortController();

const MESSAGE = '0/9 nodes are available: 9 Insufficient cpu.';

const NOTHING = { state: 'known', suitableNodes: 0, resources: [] };

function aNode(
  name: string,
  cpu: number,
  changes: Partial<NodeFacts> = {},
): NodeFacts {
  return {
    ...{ name, labels: {}, taints: [], isCordoned: false, isReady: true },
    allocatable: new Map([
      ['cpu', cpu],
      ['memory', 1_000],
    ]),
    ...changes,
  };
}

/** A pod as served and as the model has it. */
function aPending(cpu: string, message = MESSAGE) {
  const raw = aPod({ name: 'web', namespace: 'shop' })
    .withContainer({ name: 'app', resources: { requests: { cpu } } })
    .unschedulable(message)
    .build();
  const pod = parseObject(raw, 'Pod') as Pod;
  return { raw, pod };
}

interface World {
  readonly nodes?: readonly NodeFacts[];
  /** Requested CPU by node. */
  readonly reserved?: Readonly<Record<string, number>>;
}

function setup({ nodes = [], reserved = {} }: World) {
  const checked: string[] = [];
  const lists = {
    nodes: jest.fn(async () => ok(nodes)),
    requestsOn: jest.fn(async (_: unknown, { name }: NodeFacts) => {
      checked.push(name);
      return ok(new Map([['cpu', reserved[name] ?? 0]]));
    }),
  };
  const reader = new NodeCapacityReader(lists);
  const read = (
    { raw, pod }: ReturnType<typeof aPending>,
    served: unknown = raw,
  ) => reader.read(fakeConnection(() => ok(served)).connection, pod, signal);
  return { checked, lists, read };
}

describe('NodeCapacityReader', () => {
  it('finds the most that is free on a suitable node', async () => {
    const { read } = setup({
      nodes: [
        aNode('a', 8_000),
        aNode('b', 4_000),
        aNode('cordoned', 64_000, { isCordoned: true }),
      ],
      reserved: { a: 7_500, b: 800 },
    });
    expect(await read(aPending('4'))).toEqual({
      state: 'known',
      suitableNodes: 2,
      resources: [
        {
          ...{ resource: 'cpu', requested: 4_000, largest: 8_000 },
          ...{ free: 3_200, checkedNodes: 2 },
        },
      ],
    });
  });

  it('checks no node where the largest is too small', async () => {
    const { checked, read } = setup({ nodes: [aNode('a', 4_000)] });
    expect(await read(aPending('4001m'))).toMatchObject({
      resources: [{ requested: 4_001, largest: 4_000, checkedNodes: 0 }],
    });
    expect(checked).toEqual([]);
  });

  it('looks for room where the largest node just suffices', async () => {
    const { read } = setup({ nodes: [aNode('a', 4_000)] });
    expect(await read(aPending('4'))).toMatchObject({
      resources: [{ largest: 4_000, free: 4_000, checkedNodes: 1 }],
    });
  });

  it('checks the ten largest, and says of how many', async () => {
    const nodes = Array.from({ length: 40 }, (_, index) =>
      aNode(`node-${index}`, 1_000 + index),
    );
    const { checked, read } = setup({ nodes });
    expect(await read(aPending('1'))).toMatchObject({
      suitableNodes: 40,
      resources: [{ largest: 1_039, free: 1_039, checkedNodes: 10 }],
    });
    expect(checked).toHaveLength(10);
    expect(checked).toContain('node-30');
    expect(checked).not.toContain('node-29');
  });

  it('has nothing free where more is reserved than there is', async () => {
    const { read } = setup({
      nodes: [aNode('a', 4_000)],
      reserved: { a: 4_100 },
    });
    expect(await read(aPending('1'))).toMatchObject({
      resources: [{ free: 0 }],
    });
  });

  it('measures each resource that is short', async () => {
    const { read } = setup({ nodes: [aNode('a', 4_000)] });
    const message =
      '0/9 nodes are available: 9 Insufficient cpu, 9 Insufficient nvidia.com/gpu.';
    expect(await read(aPending('1', message))).toMatchObject({
      resources: [
        { resource: 'cpu', requested: 1_000 },
        { resource: 'nvidia.com/gpu', requested: 0, largest: 0 },
      ],
    });
  });

  it('reads nothing for a pod that lacks no resource', async () => {
    const { lists, read } = setup({ nodes: [aNode('a', 4_000)] });
    const affinity =
      "0/9 nodes are available: 9 node(s) didn't match Pod's node affinity/selector.";
    expect(await read(aPending('1', affinity))).toEqual(NOTHING);
    expect(lists.nodes).not.toHaveBeenCalled();
  });

  it('says nothing of another pod that has the name by now', async () => {
    const { checked, read } = setup({ nodes: [aNode('a', 4_000)] });
    const pending = aPending('1');
    const { raw } = pending;
    const other = { ...raw, metadata: { ...raw.metadata, uid: 'other' } };
    expect(await read(pending, other)).toEqual(NOTHING);
    expect(checked).toEqual([]);
  });

  it('says nothing where no node suits', async () => {
    const { read } = setup({ nodes: [aNode('a', 4_000, { isReady: false })] });
    expect(await read(aPending('1'))).toEqual(NOTHING);
  });

  it.each(['nodes', 'requestsOn'] as const)(
    'says why where it may not read %s',
    async which => {
      const { lists, read } = setup({ nodes: [aNode('a', 4_000)] });
      (lists[which] as jest.Mock).mockResolvedValue(FORBIDDEN);
      expect(await read(aPending('1'))).toEqual({
        state: 'unavailable',
        reason: FORBIDDEN.reason,
      });
    },
  );
});
