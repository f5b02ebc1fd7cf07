import {
  FLEET_LIMITS,
  FleetCell,
  FleetCluster,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetGrant } from '../access';
import { FailureSpan, FleetReader, ServiceCells } from '../reader';
import { listFailures, listServices } from '.';

const NOW = new Date('2026-11-22T07:30:00Z');
const HOUR = 3_600_000;
const { signal } = new AbortController();
const ref = (name: string) => `component:default/${name}`;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

function aCell(cluster: string, state: FleetState): FleetCell {
  return { cluster, state, pods: 3, ready: 3 };
}

function aGrant(...names: readonly string[]): FleetGrant {
  return {
    services: new Map(
      names.map(name => [
        ref(name),
        { entityRef: ref(name), subject: 'subject', owner: 'group:default/a' },
      ]),
    ),
    isTruncated: false,
    seesAllClusters: false,
  };
}

function aReader({
  services = {},
  clusters = [],
  spans = [],
  since = hoursAgo(100),
}: {
  readonly services?: Readonly<Record<string, ServiceCells>>;
  readonly clusters?: readonly FleetCluster[];
  readonly spans?: readonly (Omit<FailureSpan, 'entityRef'> & {
    readonly name: string;
  })[];
  readonly since?: Date;
}): FleetReader {
  return {
    readServices: async () =>
      new Map(
        Object.entries(services).map(([name, cells]) => [ref(name), cells]),
      ),
    readClusters: async () => new Map(clusters.map(each => [each.name, each])),
    readHistory: async () => ({
      since,
      spans: spans.map(({ name, ...span }) => ({
        entityRef: ref(name),
        ...span,
      })),
    }),
  };
}

const options = { showsAllClusters: true, now: NOW };
const HELP = { opened: 3, helped: 1, notHelped: 0 };
const FAILURES = {
  now: NOW,
  helpOn: (name: string) => (name === 'AppCrash' ? HELP : undefined),
};

describe('listServices', () => {
  it('puts the worst first, services and their clusters', async () => {
    const reader = aReader({
      services: {
        a: { cells: [aCell('eu', 'healthy')], unseen: [] },
        b: {
          cells: [
            aCell('us', 'healthy'),
            aCell('eu', 'healthy'),
            aCell('asia', 'failing'),
          ],
          unseen: [],
        },
        c: { cells: [aCell('eu', 'warning')], unseen: [] },
      },
      clusters: [
        { name: 'eu', title: 'Europe', sight: 'live' },
        { name: 'empty', sight: 'live' },
      ],
    });
    const grant = aGrant('a', 'b', 'c', 'd');
    const list = await listServices(reader, grant, options, signal);
    expect(
      list.services.map(({ cells, entityRef, state }) => [
        entityRef,
        state,
        cells.map(({ cluster }) => cluster).join(),
      ]),
    ).toEqual([
      [ref('b'), 'failing', 'asia,eu,us'],
      [ref('c'), 'warning', 'eu'],
      [ref('d'), 'unknown', ''],
      [ref('a'), 'healthy', 'eu'],
    ]);
    expect(list.clusters.map(({ name }) => name)).toEqual(['asia', 'eu', 'us']);
    // Of a cluster that is not known any more, nothing is known.
    expect(list.clusters[0]).toEqual({ name: 'asia', sight: 'gap' });
    expect(list.at).toBe(NOW.toISOString());
  });

  it.each<[FleetState, ServiceCells]>([
    ['absent', { cells: [], unseen: [] }],
    ['unseen', { cells: [], unseen: ['new'] }],
    ['healthy', { cells: [aCell('eu', 'healthy')], unseen: ['new'] }],
    ['failing', { cells: [aCell('eu', 'failing')], unseen: ['new'] }],
    ['healthy', { cells: [aCell('eu', 'healthy')], unseen: ['personal'] }],
  ])('calls a service %s by %j', async (state, service) => {
    const reader = aReader({
      services: { a: service },
      clusters: [
        { name: 'new', sight: 'listing' },
        { name: 'personal', sight: 'leftOut' },
      ],
    });
    const list = await listServices(reader, aGrant('a'), options, signal);
    const [row] = list.services;
    expect(row.state).toBe(state);
    expect(row.unseen).toEqual(
      service.unseen.includes('new') ? ['new'] : undefined,
    );
    // The page can say what it does not show.
    const names = list.clusters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...service.unseen]));
  });

  it('shows all clusters to those who may see them, where all are asked for', async () => {
    const clusters: FleetCluster[] = [{ name: 'empty', sight: 'live' }];
    const reader = aReader({ clusters });
    const grant = { ...aGrant('a'), seesAllClusters: true };
    const all = await listServices(reader, grant, options, signal);
    const some = { ...options, showsAllClusters: false };
    const mine = await listServices(reader, grant, some, signal);
    expect([all.clusters, mine.clusters]).toEqual([clusters, []]);
  });

  it('says that there are more', async () => {
    const grant = { ...aGrant('a'), isTruncated: true };
    const list = await listServices(aReader({}), grant, options, signal);
    expect(list.isTruncated).toBe(true);
  });

  it('has room for as many services as its limit, and then says that there are more', async () => {
    const names = Array.from({ length: FLEET_LIMITS.services + 1 }, (_, at) =>
      String(at),
    );
    const lists = [names.slice(1), names].map(some =>
      listServices(aReader({}), aGrant(...some), options, signal),
    );
    const [full, more] = await Promise.all(lists);
    expect(full.isTruncated).toBeUndefined();
    expect(more.isTruncated).toBe(true);
    expect(more.services).toHaveLength(FLEET_LIMITS.services);
  });
});

describe('listFailures', () => {
  it('ranks classes by the services that have them, by cluster, owner and hour', async () => {
    const crash = { class: 'AppCrash', from: hoursAgo(2.5) };
    const reader = aReader({
      services: {
        a: { cells: [aCell('eu', 'healthy')], unseen: [] },
        b: { cells: [aCell('eu', 'failing')], unseen: [] },
      },
      spans: [
        { name: 'a', cluster: 'eu', ...crash },
        { name: 'a', cluster: 'us', ...crash },
        { name: 'b', cluster: 'eu', ...crash, from: hoursAgo(0.5) },
        {
          name: 'b',
          cluster: 'eu',
          class: 'OutOfMemory',
          from: hoursAgo(3.5),
          until: hoursAgo(1.5),
        },
      ],
      since: hoursAgo(4),
    });
    const list = await listFailures(reader, aGrant('a', 'b'), FAILURES, signal);
    expect(list.states).toEqual({ failing: 1, healthy: 1 });
    expect(list.failures).toEqual([
      {
        class: 'AppCrash',
        services: [ref('b'), ref('a')],
        count: 2,
        byCluster: { eu: 2, us: 1 },
        byOwner: { 'group:default/a': 2 },
        trend: [0, 0, 1, 1, 2],
      },
      {
        class: 'OutOfMemory',
        services: [],
        count: 0,
        byCluster: {},
        byOwner: {},
        trend: [0, 1, 1, 0, 0],
      },
    ]);
  });

  it('counts services by the node pools of the clusters in which they fail', async () => {
    const crash = { class: 'AppCrash', from: hoursAgo(1) };
    const failing = (cluster: string, ...nodePools: readonly string[]) => ({
      ...aCell(cluster, 'failing' as const),
      nodePools,
    });
    const reader = aReader({
      services: {
        a: {
          cells: [failing('eu', 'spot', 'general'), failing('us', 'spot')],
          unseen: [],
        },
        b: { cells: [failing('eu', 'spot')], unseen: [] },
        c: { cells: [failing('eu', 'gpu')], unseen: [] },
        hidden: { cells: [failing('eu', 'secret')], unseen: [] },
      },
      spans: [
        { name: 'a', cluster: 'eu', ...crash },
        { name: 'a', cluster: 'us', ...crash },
        { name: 'b', cluster: 'eu', ...crash },
        { name: 'c', cluster: 'us', ...crash },
        { name: 'hidden', cluster: 'eu', ...crash },
      ],
    });
    const grant = aGrant('a', 'b', 'c');
    const list = await listFailures(reader, grant, FAILURES, signal);
    expect(list.failures.map(({ byNodePool }) => byNodePool)).toEqual([
      { spot: 2, general: 1 },
    ]);
  });

  it('tells of Help only those who may see all clusters', async () => {
    const spans = ['AppCrash', 'OutOfMemory'].map(name => ({
      name: 'a',
      cluster: 'eu',
      class: name,
      from: NOW,
    }));
    const helpFor = async (seesAllClusters: boolean) => {
      const grant = { ...aGrant('a'), seesAllClusters };
      const list = await listFailures(
        aReader({ spans }),
        grant,
        FAILURES,
        signal,
      );
      return list.failures.map(({ help }) => help);
    };
    expect(await helpFor(true)).toEqual([HELP, undefined]);
    expect(await helpFor(false)).toEqual([undefined, undefined]);
  });

  it('says how many services a failure affects, and names a hundred', async () => {
    const names = Array.from({ length: 150 }, (_, number) => `s${number}`);
    const spans = names.map(name => ({
      name,
      cluster: 'eu',
      class: 'AppCrash',
      from: NOW,
    }));
    const grant = aGrant(...names);
    const list = await listFailures(
      aReader({ spans }),
      grant,
      FAILURES,
      signal,
    );
    expect(list.failures[0].count).toBe(150);
    expect(list.failures[0].services).toHaveLength(100);
    expect(list.failures[0].trend).toHaveLength(24);
  });
});
