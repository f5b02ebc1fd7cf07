import { readNodeFacts } from './NodeFacts';

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

  it('bounds what a hostile cluster sends', () => {
    const many = Array.from({ length: 900 }, (_, index) => index);
    const node = readNodeFacts({
      metadata: {
        name: 'node-1',
        labels: {
          long: 'x'.repeat(64),
          ...Object.fromEntries(many.map(index => [`label-${index}`, ''])),
        },
      },
      spec: { taints: many.map(index => ({ key: `taint-${index}` })) },
    });
    expect(Object.keys(node?.labels ?? {})).toHaveLength(99);
    expect(node?.taints).toHaveLength(50);
  });
});
