import { FLEET_NODE_POOLS } from '@podlight/backstage-plugin-kubernetes-common';
import * as scrub from '../../scrub';
import { NodePools } from './NodePools';

jest.mock('../../scrub', () => ({
  scrubSecrets: jest.fn(jest.requireActual('../../scrub').scrubSecrets),
}));

const { none, notScheduled, unknown } = FLEET_NODE_POOLS;

describe('NodePools', () => {
  let pools: NodePools;
  beforeEach(() => {
    pools = new NodePools();
    pools.apply({
      type: 'nodePools',
      cluster: 'eu',
      pools: new Map([
        ['a', 'spot'],
        ['b', 'spot'],
        ['c', 'general'],
        ['d', ''],
      ]),
    });
  });
  const poolsOf = (nodes: Readonly<Record<string, number>>, cluster = 'eu') =>
    pools.findPools(cluster, new Map(Object.entries(nodes)));

  it('names the pools with most of the pods first, at most three', () => {
    expect(poolsOf({ a: 1, b: 2, c: 2 })).toEqual(['spot', 'general']);
    expect(poolsOf({ a: 1, c: 9, d: 8, e: 7 })).toEqual([
      'general',
      none,
      unknown,
    ]);
  });

  it('tells pods on no node from those on a node without a pool, or whose pool is not known', () => {
    expect(poolsOf({ '': 3, d: 2, new: 1 })).toEqual([
      notScheduled,
      none,
      unknown,
    ]);
    expect(poolsOf({ a: 1 }, 'us')).toEqual([unknown]);
  });

  it.each([
    { type: 'nodePools', cluster: 'eu', pools: undefined } as const,
    { type: 'gone', cluster: 'eu' } as const,
    { type: 'leftOut', cluster: 'eu', reason: 'other-replica' } as const,
  ])('knows nothing any more after %j', event => {
    pools.apply(event);
    expect(poolsOf({ a: 1 })).toEqual([unknown]);
  });

  it('hides credentials, once for each pool', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const nodes = Array.from({ length: 50 }, (_, index) => `n${index}`);
    jest.mocked(scrub.scrubSecrets).mockClear();
    pools.apply({
      ...{ type: 'nodePools', cluster: 'eu' },
      pools: new Map(nodes.map(node => [node, node === 'n0' ? 'spot' : token])),
    });
    expect(poolsOf({ n0: 1, n1: 2, n2: 3 })).toEqual([
      expect.not.stringContaining(token),
      'spot',
    ]);
    expect(scrub.scrubSecrets).toHaveBeenCalledTimes(2);
  });

  it('keeps what it knows through a gap', () => {
    const reason = { code: 'unreachable', message: '' } as const;
    pools.apply({ type: 'gap', cluster: 'eu', kind: 'Pod', reason });
    expect(poolsOf({ a: 1 })).toEqual(['spot']);
  });
});
