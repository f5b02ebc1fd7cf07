import {
  FLEET_LIMITS,
  FleetCell,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FailureSpan } from '../reader';
import { toFailures } from './toFailures';

const NOW = new Date('2026-11-30T12:00:00Z');
const LONG_AGO = new Date('2026-11-01T00:00:00Z');

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

function aRow(
  name: string,
  { owner, cells = [] }: Partial<FleetServiceRow> = {},
): FleetServiceRow {
  return {
    entityRef: `component:default/${name}`,
    owner,
    cells,
    state: 'failing',
  };
}

function aCell(cluster: string, nodePools?: readonly string[]): FleetCell {
  return { cluster, nodePools, state: 'failing', pods: 2, ready: 0 };
}

function aSpan(
  name: string,
  { from = hoursAgo(1), ...changes }: Partial<FailureSpan> = {},
): FailureSpan {
  return {
    ...{ entityRef: `component:default/${name}`, cluster: 'eu', from },
    class: 'CrashLoop',
    ...changes,
  };
}

function rank(
  rows: readonly FleetServiceRow[],
  spans: readonly FailureSpan[],
  since = LONG_AGO,
) {
  return toFailures(rows, { since, spans }, NOW);
}

const [CART, SHOP, WEB] = [
  aRow('cart', { owner: 'group:default/a' }),
  aRow('shop', { owner: 'group:default/b' }),
  aRow('web', { owner: 'group:default/a' }),
];

describe('toFailures', () => {
  it('counts services once, however many clusters they fail in', () => {
    const [failure] = rank(
      [CART, SHOP],
      [aSpan('shop'), aSpan('cart'), aSpan('cart', { cluster: 'us' })],
    );
    expect(failure).toMatchObject({
      class: 'CrashLoop',
      count: 2,
      // In the order of the rows, the worst first.
      services: ['component:default/cart', 'component:default/shop'],
      byCluster: { eu: 2, us: 1 },
      byOwner: { 'group:default/a': 1, 'group:default/b': 1 },
    });
    expect(failure).not.toHaveProperty('byNodePool');
  });

  it('leaves out services that the caller may not see', () => {
    expect(rank([CART], [aSpan('shop')])).toEqual([]);
    const [failure] = rank([CART], [aSpan('shop'), aSpan('cart')]);
    expect(failure.count).toBe(1);
    expect(JSON.stringify(failure)).not.toContain('shop');
  });

  it('names what is over without services', () => {
    const [failure] = rank(
      [CART],
      [aSpan('cart', { from: hoursAgo(3), until: hoursAgo(2) })],
    );
    expect(failure).toMatchObject({ count: 0, services: [], byCluster: {} });
  });

  it('counts owners, and services without one', () => {
    const [failure] = rank(
      [CART, WEB, aRow('none')],
      ['cart', 'web', 'none'].map(name => aSpan(name)),
    );
    expect(failure.byOwner).toEqual({ 'group:default/a': 2, '': 1 });
  });

  it('ranks by services, then by name', () => {
    const ranked = rank(
      [CART, SHOP],
      [
        aSpan('cart', { class: 'Zombie' }),
        aSpan('cart', { class: 'Oom' }),
        aSpan('cart'),
        aSpan('shop'),
      ],
    );
    expect(ranked.map(failure => failure.class)).toEqual([
      'CrashLoop',
      'Oom',
      'Zombie',
    ]);
  });

  it('counts node pools in the cluster of the failure only', () => {
    const cart = aRow('cart', {
      cells: [aCell('eu', ['blue', 'green']), aCell('us', ['red'])],
    });
    const shop = aRow('shop', { cells: [aCell('eu', ['blue'])] });
    const [failure] = rank([cart, shop], [aSpan('cart'), aSpan('shop')]);
    expect(failure.byNodePool).toEqual({ blue: 2, green: 1 });
  });

  it('shows each hour of the last day, and who failed then', () => {
    const [failure] = rank(
      [CART, SHOP],
      [
        aSpan('cart', { from: hoursAgo(2) }),
        aSpan('cart', { from: hoursAgo(2), cluster: 'us' }),
        aSpan('shop', { from: hoursAgo(3), until: hoursAgo(1) }),
      ],
    );
    expect(failure.trend).toHaveLength(24);
    // It has ended at the very hour at which it is over.
    expect(failure.trend.slice(-5)).toEqual([0, 1, 2, 1, 1]);
  });

  it('shows no hour of which nothing is known', () => {
    const [failure] = rank([CART], [aSpan('cart')], hoursAgo(2.5));
    expect(failure.trend).toEqual([0, 1, 1]);
    const [atOnce] = rank([CART], [aSpan('cart')], NOW);
    expect(atOnce.trend).toEqual([1]);
    // The clock of another replica may be ahead.
    const [ahead] = rank([CART], [aSpan('cart')], hoursAgo(-1));
    expect(ahead.trend).toEqual([1]);
  });

  it('names a hundred services, and as many classes as an answer may have', () => {
    const names = Array.from({ length: 101 }, (_, i) => `s${i}`);
    const [failure] = rank(
      names.map(name => aRow(name)),
      names.map(name => aSpan(name)),
    );
    expect(failure.count).toBe(101);
    expect(failure.services).toHaveLength(100);
    const spans = Array.from({ length: FLEET_LIMITS.failures + 1 }, (_, i) =>
      aSpan('cart', { class: `Class${i}` }),
    );
    expect(rank([CART], spans)).toHaveLength(FLEET_LIMITS.failures);
  });
});
