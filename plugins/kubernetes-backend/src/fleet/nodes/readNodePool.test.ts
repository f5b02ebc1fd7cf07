import { POOL_LABELS, readNodePool } from './readNodePool';

const aNode = (labels: object, name: unknown = 'node-1') => ({
  kind: 'PartialObjectMetadata',
  metadata: { name, labels },
});

describe('readNodePool', () => {
  it.each(POOL_LABELS)('knows %s', label => {
    expect(readNodePool(aNode({ [label]: 'spot' }), POOL_LABELS)).toEqual([
      'node-1',
      'spot',
    ]);
  });

  it('prefers the label that comes first, and passes by what is empty', () => {
    const labels = ['a', 'b', 'c'];
    const node = aNode({ c: 'three', b: 'two', a: '' });
    expect(readNodePool(node, labels)).toEqual(['node-1', 'two']);
  });

  it.each([
    { 'node.kubernetes.io/instance-type': 'm5.xlarge' },
    { [POOL_LABELS[0]]: 5 },
    JSON.parse('{"__proto__": {"cloud.google.com/gke-nodepool": "x"}}'),
  ])('finds no pool in %j', labels => {
    expect(readNodePool(aNode(labels), POOL_LABELS)).toEqual(['node-1', '']);
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
    expect(readNodePool(raw, POOL_LABELS)).toBeUndefined();
  });

  it('bounds the name of a pool', () => {
    const [, pool] = readNodePool(aNode({ a: 'x'.repeat(9_999) }), ['a']) ?? [];
    expect(pool).toHaveLength(63);
  });
});
