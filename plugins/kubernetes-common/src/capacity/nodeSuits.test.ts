import fc from 'fast-check';
import { NodeFacts, readNodeFacts } from './NodeFacts';
import { nodeSuits } from './nodeSuits';

type Raw = Readonly<Record<string, unknown>>;

const READY = { type: 'Ready', status: 'True' };

function aNode(
  labels: Raw = {},
  spec: Raw = {},
  conditions: readonly Raw[] = [READY],
): NodeFacts {
  const node = readNodeFacts({
    metadata: { name: 'node-1', labels },
    spec,
    status: { conditions, allocatable: { cpu: '4' } },
  });
  if (!node) throw new Error('no node');
  return node;
}

const tainted = (effect: string, value?: string, key = 'team') =>
  aNode({}, { taints: [{ key, value, effect }] });

/** A pod with a toleration of that. */
const tolerating = (toleration: Raw) => ({ tolerations: [toleration] });

/** A pod that requires one of these terms. */
const requiring = (...nodeSelectorTerms: readonly Raw[]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
    },
  },
});

const expecting = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

const suits = (spec: Raw, node: NodeFacts) => nodeSuits({ spec })(node);

describe('nodeSuits', () => {
  it.each<[string, Raw, NodeFacts, boolean]>([
    ['a ready node', {}, aNode(), true],
    [
      'a node that is not ready',
      {},
      aNode({}, {}, [{ ...READY, status: 'Unknown' }]),
      false,
    ],
    ['a node without conditions', {}, aNode({}, {}, []), false],
    ['a cordoned node', {}, aNode({}, { unschedulable: true }), false],
    [
      'a cordoned node, for a pod that runs everywhere',
      tolerating({ operator: 'Exists' }),
      aNode({}, { unschedulable: true }),
      true,
    ],
    [
      'its label',
      { nodeSelector: { disk: 'ssd' } },
      aNode({ disk: 'ssd' }),
      true,
    ],
    [
      'another value',
      { nodeSelector: { disk: 'ssd' } },
      aNode({ disk: 'hdd' }),
      false,
    ],
    ['no such label', { nodeSelector: { constructor: '' } }, aNode(), false],
  ])('by state and labels: %s', (_, spec, node, expected) => {
    expect(suits(spec, node)).toBe(expected);
  });

  it.each<[string, Raw, NodeFacts, boolean]>([
    ['none', {}, tainted('NoSchedule'), false],
    ['none, for NoExecute', {}, tainted('NoExecute'), false],
    ['none needed', {}, tainted('PreferNoSchedule'), true],
    [
      'the key',
      tolerating({ key: 'team', operator: 'Exists' }),
      tainted('NoSchedule', 'a'),
      true,
    ],
    [
      'another key',
      tolerating({ key: 'x', operator: 'Exists' }),
      tainted('NoSchedule'),
      false,
    ],
    [
      'the value',
      tolerating({ key: 'team', value: 'a' }),
      tainted('NoSchedule', 'a'),
      true,
    ],
    [
      'another value',
      tolerating({ key: 'team', operator: 'Equal', value: 'b' }),
      tainted('NoSchedule', 'a'),
      false,
    ],
    ['no value', tolerating({ key: 'team' }), tainted('NoSchedule'), true],
    [
      'another effect',
      tolerating({ key: 'team', operator: 'Exists', effect: 'NoExecute' }),
      tainted('NoSchedule'),
      false,
    ],
    [
      'a comparison of numbers',
      tolerating({ key: 'team', operator: 'Gt', value: '5' }),
      tainted('NoSchedule', '9'),
      true,
    ],
  ])('by tolerations: %s', (_, spec, node, expected) => {
    expect(suits(spec, node)).toBe(expected);
  });

  const node = aNode({ zone: 'a', cores: '16', empty: '' });

  it.each<[string, Raw, boolean]>([
    ['In', expecting('zone', 'In', 'b', 'a'), true],
    ['In, another', expecting('zone', 'In', 'b'), false],
    ['In, absent', expecting('none', 'In', 'a'), false],
    ['In, empty', expecting('empty', 'In', ''), true],
    ['NotIn', expecting('zone', 'NotIn', 'b'), true],
    ['NotIn, the same', expecting('zone', 'NotIn', 'a'), false],
    ['NotIn, absent', expecting('none', 'NotIn', 'a'), true],
    ['Exists', expecting('zone', 'Exists'), true],
    ['Exists, absent', expecting('toString', 'Exists'), false],
    ['DoesNotExist', expecting('none', 'DoesNotExist'), true],
    ['DoesNotExist, present', expecting('zone', 'DoesNotExist'), false],
    ['Gt', expecting('cores', 'Gt', '8'), true],
    ['Gt, equal', expecting('cores', 'Gt', '16'), false],
    ['Lt', expecting('cores', 'Lt', '32'), true],
    ['Lt, no number', expecting('zone', 'Lt', '32'), false],
    ['a newer operator, in doubt', expecting('zone', 'Near', 'b'), true],
    ['no expression', {}, false],
    [
      'the field',
      {
        matchFields: expecting('metadata.name', 'In', 'node-1')
          .matchExpressions,
      },
      true,
    ],
    [
      'another node',
      {
        matchFields: expecting('metadata.name', 'In', 'node-2')
          .matchExpressions,
      },
      false,
    ],
  ])('by required affinity: %s', (_, term, expected) => {
    expect(suits(requiring(term), node)).toBe(expected);
  });

  it('needs all expressions of one term', () => {
    const a = expecting('zone', 'In', 'a').matchExpressions;
    const b = expecting('cores', 'In', '1').matchExpressions;
    const both = { matchExpressions: [...a, ...b] };
    expect(suits(requiring(both), node)).toBe(false);
    expect(suits(requiring(both, expecting('zone', 'Exists')), node)).toBe(
      true,
    );
    expect(suits(requiring(), node)).toBe(false);
  });

  it('ignores what is only preferred', () => {
    const preferred = {
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: expecting('zone', 'In', 'b') },
          ],
        },
      },
    };
    expect(suits(preferred, node)).toBe(true);
  });

  it('does not work out more rules than pods have', () => {
    const rules = Array.from({ length: 201 }, () => expecting('x', 'Exists'));
    expect(suits(requiring(...rules.slice(1)), node)).toBe(false);
    expect(suits(requiring(...rules), node)).toBe(true);
    expect(suits(requiring(...rules), aNode({}, {}, []))).toBe(false);
  });

  it('takes a node for suitable whose labels are too many to be known', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`feature-${index}`, 'true']),
    );
    const selecting = { nodeSelector: { gpu: 'a100' } };
    expect(suits(selecting, aNode(labels))).toBe(true);
    const required = requiring(expecting('gpu', 'In', 'a100'));
    expect(suits(required, aNode(labels))).toBe(true);
    expect(suits(selecting, aNode(labels, { unschedulable: true }))).toBe(
      false,
    );
  });

  it('reads any JSON without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (raw, part) => {
        readNodeFacts(raw);
        expect([true, false]).toContain(nodeSuits(raw)(node));
        suits({ nodeSelector: part, tolerations: part, affinity: part }, node);
        suits(requiring({ matchExpressions: part } as Raw), node);
        readNodeFacts({ metadata: { name: 'a', labels: part }, spec: part });
      }),
    );
  });
});
