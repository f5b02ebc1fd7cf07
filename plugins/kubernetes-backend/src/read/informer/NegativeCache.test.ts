import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ok } from '../../util/Result';
import { NegativeCache } from './NegativeCache';

const START = Date.parse('2026-11-30T12:00:00Z');

const { cluster } = fakeConnection(() => ok({})).connection;

describe('NegativeCache', () => {
  it('remembers what one cluster was asked for, for ten minutes', () => {
    let now = START;
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
    expect(isKnown('x.io/v1/xs', 'shop', 'jo')).toBe(true);
    now += 1;
    expect(isKnown('x.io/v1/xs', 'shop', 'jo')).toBe(false);
  });

  it('counts from when it was said last, and not from when it was asked for', () => {
    let now = START;
    const cache = new NegativeCache(() => now);
    cache.add(cluster, 'as');
    now += 6 * 60_000;
    cache.add(cluster, 'as');
    now += 6 * 60_000;
    expect(cache.has(cluster, 'as')).toBe(true);
    now += 4 * 60_000 + 1;
    expect(cache.has(cluster, 'as')).toBe(false);
  });

  it('forgets the oldest where there are too many', () => {
    const cache = new NegativeCache(() => START, 2);
    const all = ['as', 'bs', 'cs'];
    for (const each of all) cache.add(cluster, each);
    expect(all.map(each => cache.has(cluster, each))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
