import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ok } from '../../util/Result';
import { NegativeCache } from './NegativeCache';

const { cluster } = fakeConnection(() => ok({})).connection;

describe('NegativeCache', () => {
  it('remembers what one cluster was asked for, for ten minutes', () => {
    let now = 0;
    const cache = new NegativeCache(() => now);
    cache.add(cluster, 'x.io/v1/xs', 'shop', 'jo');
    const isKnown = (...asked: string[]) => cache.has(cluster, ...asked);
    expect(isKnown('x.io/v1/xs', 'shop', 'jo')).toBe(true);
    const elsewhere = { ...cluster, url: 'https://two' };
    expect(cache.has(elsewhere, 'x.io/v1/xs', 'shop', 'jo')).toBe(false);
    expect(isKnown('x.io/v2/xs', 'shop', 'jo')).toBe(false);
    expect(isKnown('x.io/v1/xs', '', 'jo')).toBe(false);
    expect(isKnown('x.io/v1/xs', 'shop', 'ann')).toBe(false);
    expect(isKnown('x.io/v1/xs')).toBe(false);
    now += 10 * 60_000;
    expect(isKnown('x.io/v1/xs', 'shop', 'jo')).toBe(false);
  });

  it('forgets the oldest where there are too many', () => {
    const cache = new NegativeCache(() => 0, 2);
    const all = ['as', 'bs', 'cs'];
    for (const each of all) cache.add(cluster, each);
    expect(all.map(each => cache.has(cluster, each))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
