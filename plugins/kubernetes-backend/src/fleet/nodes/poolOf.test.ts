import { POOL_LABELS, poolOf } from './poolOf';

const aNode = (labels: object, name: unknown = 'node-1') => ({
  kind: 'PartialObjectMetadata',
  metadata: { name, labels },
});

describe('poolOf', () => {
  it.each(POOL_LABELS)('knows %s', label => {
    expect(poolOf(aNode({ [label]: 'spot' }), POOL_LABELS)).toEqual([
      'node-1',
      'spot',
    ]);
  });

  it('prefers the label that comes first, and passes by what is empty', () => {
    const labels = ['a', 'b', 'c'];
    const node = aNode({ c: 'three', b: 'two', a: '' });
    expect(poolOf(node, labels)).toEqual(['node-1', 'two']);
  });

  it.each([
    { 'node.kubernetes.io/instance-type': 'm5.xlarge' },
    { [POOL_LABELS[0]]: 5 },
    JSON.parse('{"__proto__": {"cloud.google.com/gke-nodepool": "x"}}'),
  ])('finds no pool in %j', labels => {
    expect(poolOf(aNode(labels), POOL_LABELS)).toEqual(['node-1', '']);
  });

  it.each([
    undefined,
    null,
    5,
    {},
    { metadata: null },
    aNode({}, ''),
    aNode({}, 5),
    aNode({}, 'x'.repeat(254)),
  ])('reads no node in %j', raw => {
    expect(poolOf(raw, POOL_LABELS)).toBeUndefined();
  });

  it('bounds the name of a pool', () => {
    const [, pool] = poolOf(aNode({ a: 'x'.repeat(9_999) }), ['a']) ?? [];
    expect(pool).toHaveLength(63);
  });
});
