import {
  fleetParameter,
  listFleetColumns,
  parseFleetColumns,
  toEnvironmentCell,
  toFleetEnvironments,
  worstFleetCell,
} from './environments';
import { FleetCell, FleetCluster } from './types';

const clusters: readonly FleetCluster[] = [
  {
    ...{ name: 'us', title: 'United States', region: 'us-east-1' },
    ...{ sight: 'live', parameters: { stage: 'prod' } },
  },
  { name: 'eu-1', region: 'eu-west-1', sight: 'live' },
  {
    ...{ name: 'eu-2', region: 'eu-west-1', sight: 'gap' },
    parameters: { stage: 'test', constructor: 'x' },
  },
  { name: 'edge', sight: 'live' },
];

const aCell = (cluster: string, changes: Partial<FleetCell> = {}) => ({
  ...{ cluster, state: 'healthy' as const, pods: 2, ready: 2 },
  ...changes,
});

describe('the columns of a fleet', () => {
  it('can be what tells its clusters apart', () => {
    expect(listFleetColumns(clusters)).toEqual([
      'cluster',
      'region',
      'parameter:constructor',
      'parameter:stage',
    ]);
    expect(listFleetColumns(clusters.slice(1, 2))).toEqual(['cluster']);
  });

  it('are its clusters, in their order', () => {
    expect(toFleetEnvironments(clusters, 'cluster')).toEqual([
      { value: 'us', title: 'United States', clusters: ['us'] },
      { value: 'eu-1', clusters: ['eu-1'] },
      { value: 'eu-2', clusters: ['eu-2'] },
      { value: 'edge', clusters: ['edge'] },
    ]);
  });

  it('are regions or values of a parameter, those without one last', () => {
    expect(toFleetEnvironments(clusters, 'region')).toEqual([
      { value: 'eu-west-1', clusters: ['eu-1', 'eu-2'] },
      { value: 'us-east-1', clusters: ['us'] },
      { value: undefined, clusters: ['edge'] },
    ]);
    expect(toFleetEnvironments(clusters, 'parameter:stage')).toEqual([
      { value: 'prod', clusters: ['us'] },
      { value: 'test', clusters: ['eu-2'] },
      { value: undefined, clusters: ['eu-1', 'edge'] },
    ]);
    // A key that every object has is no parameter of the others.
    expect(
      toFleetEnvironments(clusters, 'parameter:constructor').at(-1)?.clusters,
    ).toEqual(['us', 'eu-1', 'edge']);
  });

  it('are read from a text', () => {
    expect(
      ['cluster', 'region', 'parameter:a:b'].map(parseFleetColumns),
    ).toEqual(['cluster', 'region', 'parameter:a:b']);
    expect(['', 'zone', 'parameter:'].map(parseFleetColumns)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(fleetParameter('parameter:a:b')).toBe('a:b');
    expect(fleetParameter('region')).toBeUndefined();
  });
});

describe('a service in an environment', () => {
  const cells: readonly FleetCell[] = [
    aCell('eu-1', {
      ...{ state: 'failing', ready: 0, since: '2026-03-01T10:00:00Z' },
      ...{ headline: 'first', classes: ['A', 'B'], versions: ['2'] },
    }),
    aCell('eu-2', {
      ...{ state: 'failing', ready: 1, since: '2026-03-01T09:00:00Z' },
      ...{ headline: 'second', classes: ['B', 'C', 'D'], versions: ['1', '2'] },
    }),
    aCell('us', { state: 'warning', versions: ['2'], isLimited: true }),
    aCell('edge', { state: 'absent', pods: 0, ready: 0 }),
  ];

  it('is the worst of its clusters, since the first of them became so', () => {
    expect(
      toEnvironmentCell({ cells }, { clusters: ['us', 'eu-1', 'eu-2'] }),
    ).toEqual({
      clusters: ['eu-1', 'eu-2', 'us'],
      state: 'failing',
      ...{ pods: 6, ready: 3 },
      since: '2026-03-01T09:00:00Z',
      headline: 'first',
      isLimited: true,
      classes: ['A', 'B', 'C'],
      versions: ['2', '1'],
    });
  });

  it('is nothing where it is in none', () => {
    expect(
      toEnvironmentCell({ cells }, { clusters: ['edge'] }),
    ).toBeUndefined();
    expect(toEnvironmentCell({ cells }, { clusters: ['no'] })).toBeUndefined();
  });

  it('has a worst cell only where something is to be said', () => {
    expect(worstFleetCell({ cells })?.cluster).toBe('eu-1');
    expect(worstFleetCell({ cells: [aCell('eu-1')] })).toBeUndefined();
    expect(worstFleetCell({ cells: [] })).toBeUndefined();
  });

  it('says first what is wrong with the most pods, in whichever cluster', () => {
    const few = aCell('a', { state: 'failing', ready: 1, headline: 'few' });
    const many = aCell('b', { state: 'failing', ready: 0, headline: 'many' });
    const warned = aCell('c', { state: 'warning', pods: 9, ready: 0 });
    expect(worstFleetCell({ cells: [few, many, warned] })).toBe(many);
    expect(worstFleetCell({ cells: [few, { ...many, ready: 1 }] })).toBe(few);
    expect(
      toEnvironmentCell({ cells: [few, many] }, { clusters: ['a', 'b'] }),
    ).toMatchObject({ clusters: ['b', 'a'], headline: 'many' });
  });
});
