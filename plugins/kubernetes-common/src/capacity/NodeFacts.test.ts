import { readNodeFacts } from './NodeFacts';

function manyLabels(count: number, value = 'true') {
  const entries = Array.from({ length: count }, (_, index) => [
    `feature.node.kubernetes.io/cpu-cpuid.${index}`,
    value,
  ]);
  return Object.fromEntries(entries);
}

describe('readNodeFacts', () => {
  it('reads what the scheduler goes by', () => {
    const node = {
      metadata: { name: 'node-1', labels: { zone: 'a' }, annotations: {} },
      spec: {
        unschedulable: true,
        taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }, {}],
      },
      status: {
        conditions: [
          { type: 'DiskPressure', status: 'False' },
          { type: 'Ready', status: 'True' },
        ],
        capacity: { cpu: '4' },
        allocatable: { cpu: '3920m', pods: '110' },
      },
    };
    expect(readNodeFacts(node)).toEqual({
      name: 'node-1',
      labels: { zone: 'a' },
      taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }],
      isCordoned: true,
      isReady: true,
      allocatable: new Map([
        ['cpu', 3_920],
        ['pods', 110],
      ]),
    });
  });

  it.each([undefined, null, 5, {}, { metadata: { name: 'a/b' } }])(
    'reads no node in %j',
    raw => {
      expect(readNodeFacts(raw)).toBeUndefined();
    },
  );

  it('keeps the labels of nodes whose features are discovered', () => {
    const labels = manyLabels(300);
    const raw = { metadata: { name: 'node-1', labels } };
    expect(readNodeFacts(raw)?.labels).toEqual(labels);
  });

  it.each([
    ['many labels', manyLabels(501)],
    [
      'long labels',
      { a: 'x'.repeat(1_024), ...manyLabels(400, 'x'.repeat(99)) },
    ],
  ])('keeps no part of too %s', (_what, labels) => {
    const node = readNodeFacts({ metadata: { name: 'node-1', labels } });
    expect(node).toMatchObject({ name: 'node-1' });
    expect(node?.labels).toBeUndefined();
  });

  it('bounds the taints that a hostile cluster sends', () => {
    const taints = Array.from({ length: 900 }, (_, i) => ({ key: `t-${i}` }));
    const raw = { metadata: { name: 'node-1' }, spec: { taints } };
    expect(readNodeFacts(raw)?.taints).toHaveLength(50);
  });
});
