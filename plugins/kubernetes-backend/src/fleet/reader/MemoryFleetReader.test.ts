import { ManualClock } from '../../__testUtils__/ManualClock';
import { ClusterStates } from '../ClusterStates';
import { FleetEvent } from '../source/FleetSource';
import { Glance } from '../suspicion/Glances';
import { ClusterVerdict } from '../verdicts/judgement';
import { KnownCluster } from '../verdicts/VerdictKeeper';
import { FailureLog } from './FailureLog';
import {
  MemoryFleetReader,
  MemoryFleetReaderOptions,
  TOO_MANY,
} from './MemoryFleetReader';
import { aRegistry } from '../__testUtils__/aRegistry';

const SHOP = 'component:default/shop';
const GAP = { code: 'unreachable', message: 'ECONNREFUSED' } as const;
const SINCE = new Date('2026-11-22T06:00:00Z');
const HEALTHY: ClusterVerdict = { state: 'healthy', since: SINCE, classes: [] };
const FAILING: ClusterVerdict = {
  state: 'failing',
  since: SINCE,
  headline: 'Crashes at start: exit code 1',
  classes: ['A', 'B', 'C'],
};
const { signal } = new AbortController();

function listed(cluster: string, isLimited = false): readonly FleetEvent[] {
  const kind = 'Pod';
  return [
    { type: 'listBegun', cluster, kind },
    { type: 'listEnded', cluster, kind, resourceVersion: '1', isLimited },
  ];
}

function createReader(
  events: readonly FleetEvent[],
  places: Readonly<Record<string, ClusterVerdict | undefined>> | undefined,
  {
    glance: more,
    nodePools,
  }: {
    readonly glance?: Partial<Glance>;
    readonly nodePools?: MemoryFleetReaderOptions['nodePools'];
  } = {},
) {
  const clock = new ManualClock();
  const states = new ClusterStates(() => clock.now());
  events.forEach(event => states.apply(event));
  const glance = {
    reasons: new Set<never>(),
    pods: 3,
    ready: 2,
    wrong: 0,
    versions: [],
    ...more,
  };
  const names = ['eu', 'us', 'asia'];
  const known = new Map<string, KnownCluster>(
    Object.entries(places ?? {}).map(([cluster, verdict]) => [
      cluster,
      { glance, verdict },
    ]),
  );
  const target = {
    entityRef: SHOP,
    selector: { requirements: [], text: '' },
  };
  const reader = new MemoryFleetReader({
    matcher: {
      services: new Map([
        [SHOP, { target, clusters: new Set(names), subject: 'one' }],
      ]),
    },
    verdicts: { get: () => places && known },
    states,
    isLimited: () => false,
    registry: aRegistry(
      names.map(name => ({
        name,
        url: 'https://k8s.example.com',
        authProvider: 'serviceAccount',
        authMetadata: {},
        region: 'r',
      })),
    ),
    failures: new FailureLog(clock),
    nodePools,
  });
  return {
    reader,
    async read() {
      return (
        await reader.readServices(
          new Map([
            [SHOP, 'one'],
            ['component:default/other', 'one'],
          ]),
        )
      ).get(SHOP);
    },
  };
}

describe('MemoryFleetReader', () => {
  it('says how a service does in each cluster', async () => {
    const events = ['eu', 'us', 'asia'].flatMap(name => listed(name));
    const { read } = createReader(events, { eu: FAILING, us: HEALTHY });
    expect(await read()).toEqual({
      cells: [
        {
          cluster: 'eu',
          state: 'failing',
          pods: 3,
          ready: 2,
          since: SINCE.toISOString(),
          headline: FAILING.headline,
          classes: ['A', 'B', 'C'],
        },
        { cluster: 'us', state: 'healthy', pods: 3, ready: 2 },
      ],
      unseen: [],
    });
  });

  it('names the node pools of what looks wrong, where nodes are read', async () => {
    const wrongOn = new Map([['node-1', 2]]);
    const cellsOf = async (...pools: readonly string[][]) => {
      const nodePools = pools.map(names => ({ findPools: () => names })).at(0);
      const { read } = createReader(
        [...listed('eu'), ...listed('us')],
        { eu: FAILING, us: HEALTHY },
        { glance: { wrongOn }, nodePools },
      );
      return (await read())?.cells.map(cell => cell.nodePools);
    };
    expect(await cellsOf(['spot'])).toEqual([['spot'], undefined]);
    expect(await cellsOf()).toEqual([undefined, undefined]);
  });

  const limited = { isLimited: true, pods: 3, ready: 2 };

  it('sees nothing of a service where it has more objects than are looked at', async () => {
    const { read } = createReader(
      listed('eu'),
      { eu: undefined },
      { glance: { isLimited: true, isUnread: true } },
    );
    expect((await read())?.cells).toEqual([
      { cluster: 'eu', state: 'unseen', headline: TOO_MANY, ...limited },
    ]);
  });

  it('says what is wrong with the part of a service that is known, and never that this part is healthy', async () => {
    const events = ['eu', 'us', 'asia'].flatMap(name => listed(name));
    const { read } = createReader(
      events,
      { eu: FAILING, us: HEALTHY, asia: undefined },
      { glance: { isLimited: true } },
    );
    expect((await read())?.cells).toMatchObject([
      { state: 'failing', headline: FAILING.headline, ...limited },
      { state: 'unseen', headline: TOO_MANY, ...limited },
      { state: 'unknown', headline: TOO_MANY, ...limited },
    ]);
  });

  it('knows nothing of what a reference stood for before', async () => {
    const { reader } = createReader(listed('eu'), { eu: FAILING });
    const services = await reader.readServices(new Map([[SHOP, 'former']]));
    expect(services.size).toBe(0);
  });

  it('knows nothing of a service that has not been looked at', async () => {
    expect(await createReader(listed('eu'), undefined).read()).toBeUndefined();
  });

  it('calls nothing healthy that it does not see', async () => {
    const gap: FleetEvent = {
      type: 'gap',
      cluster: 'us',
      kind: 'Pod',
      reason: GAP,
    };
    const { read } = createReader(
      [...listed('us'), ...listed('eu', true), gap],
      {
        eu: HEALTHY,
        us: HEALTHY,
        asia: HEALTHY,
      },
    );
    const service = await read();
    expect(service?.cells.map(({ state }) => state)).toEqual([
      'unseen',
      'unseen',
      'unseen',
    ]);
    // Of the others it knew all pods once.
    expect(service?.unseen).toEqual(['asia']);
  });

  it('still says what was wrong where it does not see any more', async () => {
    const { read } = createReader([], { eu: FAILING, us: undefined });
    expect((await read())?.cells.map(({ state }) => state)).toEqual([
      'failing',
      'unseen',
    ]);
  });

  it('tells what has not been diagnosed from what is healthy', async () => {
    const { read } = createReader(listed('eu'), { eu: undefined });
    expect((await read())?.cells[0].state).toBe('unknown');
  });

  it('says how far each cluster is seen, and why not', async () => {
    const { reader } = createReader(
      [
        ...listed('eu', true),
        { type: 'gap', cluster: 'us', kind: 'Pod', reason: GAP },
        { type: 'leftOut', cluster: 'asia', reason: 'personal-credential' },
      ],
      undefined,
    );
    const clusters = await reader.readClusters(signal);
    expect([...clusters.values()]).toEqual([
      { name: 'eu', region: 'r', sight: 'live', isLimited: true },
      { name: 'us', region: 'r', sight: 'gap', message: 'ECONNREFUSED' },
      {
        name: 'asia',
        region: 'r',
        sight: 'leftOut',
        message: expect.stringContaining('own credential'),
      },
    ]);
  });
});
