/** @jest-environment node */
import {
  FLEET_STATES,
  FleetCell,
  FleetCluster,
  FleetFailure,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { StreamError } from '../stream/StreamError';
import { parseFleetFailures, parseFleetServices } from './parseFleet';

const AT = '2026-11-22T07:00:00Z';

const CLUSTER: FleetCluster = {
  name: 'eu',
  sight: 'live',
  parameters: { environment: 'production' },
};
const CELL: FleetCell = {
  cluster: 'eu',
  state: 'failing',
  pods: 3,
  ready: 1,
  classes: ['AppCrash'],
  versions: ['1.0'],
};
const ROW: FleetServiceRow = {
  entityRef: 'component:default/shop',
  state: 'failing',
  cells: [CELL],
  unseen: ['us'],
};
const FAILURE: FleetFailure = {
  class: 'AppCrash',
  services: [ROW.entityRef],
  count: 1,
  byCluster: { eu: 1 },
  byOwner: { '': 1 },
  trend: [0, 1],
  help: { opened: 2, helped: 1, notHelped: 0 },
};

type Change = Readonly<Record<string, unknown>>;

const services = ({
  list,
  cluster,
  row,
  cell,
}: {
  readonly list?: Change;
  readonly cluster?: Change;
  readonly row?: Change;
  readonly cell?: Change;
} = {}) => ({
  at: AT,
  clusters: [{ ...CLUSTER, ...cluster }],
  services: [{ ...ROW, cells: [{ ...CELL, ...cell }], ...row }],
  ...list,
});

const failures = (list: Change = {}, failure: Change = {}) => ({
  at: AT,
  clusters: [CLUSTER],
  states: { failing: 1 },
  failures: [{ ...FAILURE, ...failure }],
  ...list,
});

const parseServices = (list: object) =>
  parseFleetServices(JSON.stringify(list));
const parseFailures = (list: object) =>
  parseFleetFailures(JSON.stringify(list));

describe('parseFleetServices', () => {
  it('reads a list as it is, with what only a newer backend adds', () => {
    const list = services({
      list: { extra: 1 },
      cluster: { color: 'red' },
      row: { mood: 'calm' },
      cell: { nodes: 2 },
    });
    expect(parseServices(list)).toEqual(list);
  });

  it('reads a list without what may be absent', () => {
    const list = services({
      cluster: { parameters: undefined },
      row: { unseen: undefined },
      cell: { classes: undefined, versions: undefined },
    });
    expect(parseServices(list)).toEqual(list);
  });

  it.each(FLEET_STATES)('knows the state %s', state => {
    const list = services({ row: { state }, cell: { state } });
    expect(parseServices(list)).toEqual(list);
  });

  it('does not know a state of a newer backend, in a row or in a cell', () => {
    const stateIn = (row: Change, cell: Change) => {
      const [found] = parseServices(
        services({ row: { cells: [{ ...CELL, ...cell }], ...row } }),
      ).services;
      return [found.state, found.cells[0].state];
    };
    const state = 'dreaming';
    expect(stateIn({ state }, {})).toEqual(['unknown', 'failing']);
    expect(stateIn({}, { state })).toEqual(['failing', 'unknown']);
    expect(stateIn({ state: 'toString' }, {})).toEqual(['unknown', 'failing']);
  });

  it.each([
    [10_000, undefined],
    [10_001, true],
  ])('reads 10,000 of %d services', (count, isTruncated) => {
    const list = services({ list: { services: Array(count).fill(ROW) } });
    const parsed = parseServices(list);
    expect(parsed.services).toHaveLength(10_000);
    expect(parsed.isTruncated).toBe(isTruncated);
  });

  it('keeps that the backend left some out', () => {
    const list = services({ list: { isTruncated: true } });
    expect(parseServices(list).isTruncated).toBe(true);
  });

  it.each<[string, object]>([
    ['a number', services({ list: { at: 5 } })],
    ['clusters that are none', services({ list: { clusters: {} } })],
    ['no services', services({ list: { services: undefined } })],
    ['a cluster without a name', services({ cluster: { name: undefined } })],
    ['a cluster without sight', services({ cluster: { sight: 1 } })],
    ['parameters that are a text', services({ cluster: { parameters: 'x' } })],
    ['parameters that are null', services({ cluster: { parameters: null } })],
    ['a parameter', services({ cluster: { parameters: { a: 1 } } })],
    ['a row without an entity', services({ row: { entityRef: null } })],
    ['a row without a state', services({ row: { state: undefined } })],
    ['a row without cells', services({ row: { cells: undefined } })],
    ['clusters unseen', services({ row: { unseen: [1] } })],
    ['a cell without a cluster', services({ cell: { cluster: undefined } })],
    ['a cell without a state', services({ cell: { state: 0 } })],
    ['a cell with pods', services({ cell: { pods: '3' } })],
    ['a cell with ready pods', services({ cell: { ready: null } })],
    ['a class', services({ cell: { classes: [{}] } })],
    ['versions', services({ cell: { versions: '1.0' } })],
    ['node pools', services({ cell: { nodePools: [1] } })],
    ['an array', []],
  ])('refuses %s where it should be another thing', (_what, list) => {
    expect(() => parseServices(list)).toThrow(StreamError);
    expect(() => parseServices(list)).toThrow('a list of services');
  });

  it.each(['nonsense', ''])('refuses %j, which is no JSON', text => {
    expect(() => parseFleetServices(text)).toThrow(StreamError);
  });
});

describe('parseFleetFailures', () => {
  it('reads a list as it is, with what only a newer backend adds', () => {
    const list = failures({ extra: 1 }, { severity: 'high' });
    expect(parseFailures(list)).toEqual(list);
  });

  it('adds up the states that only a newer backend knows', () => {
    const states = { failing: 4, dreaming: 1, unknown: 2, sleeping: 3 };
    expect(parseFailures(failures({ states })).states).toEqual({
      failing: 4,
      unknown: 6,
    });
  });

  it('reads 500 failures', () => {
    const list = failures({ failures: Array(501).fill(FAILURE) });
    expect(parseFailures(list).failures).toHaveLength(500);
  });

  it('reads a failure without opinions on its help', () => {
    const list = failures({}, { help: undefined });
    expect(parseFailures(list).failures[0].help).toBeUndefined();
  });

  it.each<[string, object]>([
    ['no time', failures({ at: undefined })],
    ['a cluster', failures({ clusters: [{}] })],
    ['a count of a state', failures({ states: { failing: '1' } })],
    ['no states', failures({ states: null })],
    ['no failures', failures({ failures: undefined })],
    ['no class', failures({}, { class: undefined })],
    ['no count', failures({}, { count: '1' })],
    ['a service', failures({}, { services: [1] })],
    ['a count of a cluster', failures({}, { byCluster: { eu: null } })],
    ['a count of an owner', failures({}, { byOwner: { '': '1' } })],
    ['a count of a node pool', failures({}, { byNodePool: { a: '1' } })],
    ['no owners', failures({}, { byOwner: undefined })],
    ['an hour', failures({}, { trend: [0, '1'] })],
    ['opinions', failures({}, { help: { helped: 'yes' } })],
  ])('refuses %s', (_what, list) => {
    expect(() => parseFailures(list)).toThrow(StreamError);
    expect(() => parseFailures(list)).toThrow('a list of failures');
  });
});
