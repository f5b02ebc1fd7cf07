import fc from 'fast-check';
import { groupFleetServices } from './groupServices';
import { shareUnchanged } from './shareUnchanged';
import { findFleetSkew, isSkewed } from './skew';
import {
  compareFleetStates,
  countFleetStates,
  isFleetProblem,
  worstFleetState,
} from './states';
import {
  FLEET_STATES,
  FleetServiceList,
  FleetServiceRow,
  FleetState,
} from './types';

const anyState = fc.constantFrom(...FLEET_STATES);

const aService = (
  name: string,
  changes: Partial<FleetServiceRow> = {},
): FleetServiceRow => ({
  entityRef: `component:default/${name}`,
  state: 'healthy',
  cells: [],
  ...changes,
});

describe('states of services', () => {
  it('are ordered, the worst first', () => {
    expect([...FLEET_STATES].reverse().sort(compareFleetStates)).toEqual(
      FLEET_STATES,
    );
    expect(FLEET_STATES.filter(isFleetProblem)).toEqual([
      'failing',
      'notReady',
      'warning',
    ]);
  });

  it('that only a newer backend knows are neither a problem nor well', () => {
    const newer = 'quarantined' as FleetState;
    expect(compareFleetStates(newer, 'healthy')).toBeLessThan(0);
    expect(compareFleetStates(newer, 'warning')).toBeGreaterThan(0);
    expect(isFleetProblem(newer)).toBe(false);
  });

  it('have a worst, which none is before', () => {
    expect(worstFleetState([])).toBe('absent');
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1 }), states => {
        const worst = worstFleetState(states);
        expect(states).toContain(worst);
        expect(
          states.every(state => compareFleetStates(worst, state) <= 0),
        ).toBe(true);
      }),
    );
  });

  it('are counted', () => {
    expect(
      countFleetStates([
        aService('a', { state: 'failing' }),
        aService('b'),
        aService('c'),
      ]),
    ).toEqual({ failing: 1, healthy: 2 });
  });
});

describe('groups of services', () => {
  it('have the worst first, then by value, those without one last', () => {
    const groups = groupFleetServices(
      [
        aService('a', { owner: 'group:default/z', state: 'failing' }),
        aService('b', { owner: 'group:default/b' }),
        aService('c'),
        aService('d', { owner: 'group:default/a' }),
        aService('e', { owner: 'group:default/z' }),
      ],
      'owner',
    );
    expect(
      groups.map(({ value, state, services }) => [
        value,
        state,
        services.length,
      ]),
    ).toEqual([
      ['group:default/z', 'failing', 2],
      ['group:default/a', 'healthy', 1],
      ['group:default/b', 'healthy', 1],
      [undefined, 'healthy', 1],
    ]);
  });

  it('are one of all where nothing groups them', () => {
    const services = [aService('a'), aService('b')];
    expect(groupFleetServices(services, 'none')).toEqual([
      { value: undefined, state: 'healthy', services },
    ]);
    expect(groupFleetServices([], 'none')).toEqual([]);
  });
});

describe('version skew', () => {
  const cells = (...all: readonly string[][]) =>
    all.map(versions => ({ versions }));

  it.each([
    [cells(['1.0.0'], ['1.0.0']), undefined],
    [cells([], []), undefined],
    [
      cells(['1.9.0'], ['1.10.0'], ['1.9.0']),
      { reference: '1.10.0', isOrdered: true },
    ],
    [cells(['v1.9.0'], ['1.10.0']), { reference: '1.10.0', isOrdered: true }],
    [
      cells(['main-a'], ['main-b'], ['main-b']),
      { reference: 'main-b', isOrdered: false },
    ],
    [cells(['main-b'], ['main-a']), { reference: 'main-a', isOrdered: false }],
  ])('of %j is %j', (places, skew) => {
    expect(findFleetSkew(places)).toEqual(skew);
  });

  it('marks what is not the reference, and what is in between', () => {
    const [old, mixed, newest, none] = [
      ...cells(['1.0.0'], ['1.0.0', '1.1.0'], ['1.1.0']),
      {},
    ];
    const skew = findFleetSkew([old, mixed, newest, none]);
    expect(
      [old, mixed, newest, none].map(each => isSkewed(each, skew)),
    ).toEqual([true, true, false, false]);
    expect(isSkewed(old, undefined)).toBe(false);
  });
});

describe('a list that comes again', () => {
  const list: FleetServiceList = {
    at: '2026-03-01T12:00:00Z',
    clusters: [{ name: 'eu', sight: 'live' }],
    services: [aService('a'), aService('b')],
  };

  it('keeps the objects of what has not changed', () => {
    const next = shareUnchanged(list, {
      ...structuredClone(list),
      at: '2026-03-01T12:00:15Z',
    });
    expect(next.at).toBe('2026-03-01T12:00:15Z');
    expect(next.services).toBe(list.services);
    expect(next.clusters).toBe(list.clusters);
  });

  it.each([
    { state: 'failing' },
    { owner: 'group:default/shop' },
    { cells: [{ cluster: 'eu', state: 'healthy', pods: 1, ready: 1 }] },
  ] as const)('has a new object where %j has changed', changes => {
    const next = { ...list, services: [aService('a', changes)] };
    expect(shareUnchanged(list, next).services[0]).toBe(next.services[0]);
    expect(shareUnchanged(next, structuredClone(next)).services[0]).toBe(
      next.services[0],
    );
    expect(shareUnchanged(next, structuredClone(list)).services[0]).toEqual(
      list.services[0],
    );
  });

  it('has new ones for what has, and forgets what is gone', () => {
    const next = shareUnchanged(list, {
      ...list,
      services: [aService('b'), aService('a', { state: 'failing' })],
      clusters: [],
    });
    expect(next.services).toEqual([
      aService('b'),
      aService('a', { state: 'failing' }),
    ]);
    expect(next.services[0]).toBe(list.services[1]);
    expect(next.clusters).toEqual([]);
    expect(shareUnchanged(undefined, list)).toBe(list);
  });
});
