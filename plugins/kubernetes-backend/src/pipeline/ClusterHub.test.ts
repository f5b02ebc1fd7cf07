import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity, fakeConnection, ManualClock } from '../__testUtils__';
import { parseSelector } from '../locate/selector';
import { ClusterConnection } from '../transport';
import { fail, ok } from '../util/Result';
import { ClusterHub, HubViewer } from './ClusterHub';
import { ClusterSink } from './followCluster';

const LINGER_MS = 60_000;
const AT = '2026-11-22T07:00:00Z';

const saying = (state: ClusterMessage['state']): ClusterMessage => ({
  type: 'cluster',
  cluster: 'one',
  state,
  kindProblems: [],
  pods: [],
  workloads: [],
  findings: [],
});
const LIVE = saying({ phase: 'live', at: AT });
const FAILED = saying({
  phase: 'failed',
  since: AT,
  reason: { code: 'timeout', message: 'no answer' },
});

function selectorOf(text: string): HubViewer['service']['selector'] {
  const parsed = parseSelector(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.selector;
}

/** A hub whose readings say what the test tells them to. */
function setup() {
  const clock = new ManualClock();
  const sleep = jest.spyOn(clock, 'sleep');
  const started: {
    connection: ClusterConnection;
    sink: ClusterSink;
    signal: AbortSignal;
  }[] = [];
  const joins: boolean[] = [];
  const hub = new ClusterHub({
    clock,
    follow: async (connection, _service, sink, signal) => {
      started.push({ connection, sink, signal });
    },
    onJoin: isShared => joins.push(isShared),
  });
  const join = async (changes: Partial<HubViewer> = {}) => {
    const told: [ClusterMessage, boolean | undefined][] = [];
    const member = hub.join({
      service: {
        entityRef: 'component:default/shop',
        selector: selectorOf('app=shop'),
      },
      connection: fakeConnection(() => fail('timeout', '')).connection,
      identity: 'ada',
      sink: (message, isSettled) => told.push([message, isSettled]),
      ...changes,
    });
    await new Promise(process.nextTick);
    return { ...member, told };
  };
  return {
    hub,
    join,
    joins,
    sleep,
    started,
    say: (message: ClusterMessage, isSettled = true) =>
      started.at(-1)?.sink(message, isSettled),
    pass: async (ms: number) => {
      clock.advance(ms);
      await new Promise(setImmediate);
    },
    isFollowed: (index = 0) => !started[index].signal.aborted,
  };
}

describe('ClusterHub', () => {
  it('keeps what is live for a minute after the last viewer has left', async () => {
    const { hub, isFollowed, join, joins, pass, say, started } = setup();
    const first = await join();
    say(LIVE);
    first.leave();
    await pass(LINGER_MS - 1);
    const second = await join();
    expect(second.told).toMatchObject([[{ state: LIVE.state }, true]]);
    expect(started).toHaveLength(1);
    expect(joins).toEqual([false, true]);
    // The minute begins anew.
    await pass(LINGER_MS);
    expect(isFollowed()).toBe(true);
    second.leave();
    await pass(LINGER_MS - 1);
    expect(isFollowed()).toBe(true);
    await pass(1);
    expect(isFollowed()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it.each([
    ['has failed', FAILED, true],
    ['is not complete yet', LIVE, false],
    ['has not answered', undefined, false],
  ])('does not keep what %s', async (_, message, isSettled) => {
    const { hub, isFollowed, join, say } = setup();
    const { leave } = await join();
    if (message) say(message, isSettled);
    leave();
    expect(isFollowed()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('counts a viewer who leaves twice once', async () => {
    const { hub, isFollowed, join, pass, say } = setup();
    const first = await join();
    say(LIVE);
    first.leave();
    first.leave();
    const second = await join();
    first.leave();
    // Nothing that the second time has begun ends what another looks at.
    await pass(LINGER_MS);
    expect(isFollowed()).toBe(true);
    second.leave();
    await pass(LINGER_MS);
    expect(isFollowed()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('keeps what others look at when one leaves', async () => {
    const { isFollowed, join, pass, say } = setup();
    const [first, second] = [await join(), await join()];
    first.leave();
    await pass(10 * LINGER_MS);
    expect(isFollowed()).toBe(true);
    say(LIVE);
    expect(first.told).toEqual([]);
    expect(second.told).toHaveLength(1);
  });

  it.each<[string, Partial<HubViewer>]>([
    ['identity', { identity: 'bob' }],
    [
      'selector',
      {
        service: {
          entityRef: 'component:default/shop',
          selector: selectorOf('app=cart'),
        },
      },
    ],
    [
      'namespace',
      {
        service: {
          entityRef: 'component:default/shop',
          selector: selectorOf('app=shop'),
          namespace: 'shop',
        },
      },
    ],
    [
      'owner of its namespaces',
      {
        service: {
          entityRef: 'component:default/shop',
          selector: selectorOf('app=shop'),
          boundTo: { entity: anEntity(), key: 'team-b' },
        },
      },
    ],
  ])('never shares what is seen with another %s', async (_, changes) => {
    const { hub, join, started } = setup();
    const first = await join();
    const second = await join(changes);
    expect(started).toHaveLength(2);
    started[0].sink(LIVE, true);
    expect(first.told).toHaveLength(1);
    expect(second.told).toEqual([]);
    expect([...hub.readings()].map(({ viewers }) => viewers)).toEqual([1, 1]);
  });

  it('asks with the connection of one who still looks', async () => {
    const { join, started } = setup();
    const connectionOf = (name: string) => ({
      ...fakeConnection(() => ok(name)).connection,
      identity: async () => ok('ada'),
    });
    const [first, second] = [
      await join({ identity: 'ada', connection: connectionOf('first') }),
      await join({ identity: 'ada', connection: connectionOf('second') }),
    ];
    const ask = () =>
      started[0].connection.getJson({
        path: '/api/v1/pods',
        signal: started[0].signal,
      });
    expect(await ask()).toEqual(ok('second'));
    second.leave();
    expect(await ask()).toEqual(ok('first'));
    first.leave();
  });

  it('tells nobody what they know', async () => {
    const { join, say } = setup();
    const { told } = await join();
    say(LIVE, false);
    say({ ...LIVE }, false);
    expect(told).toHaveLength(1);
    say({ ...LIVE }, true);
    say({ ...LIVE }, true);
    expect(told.map(([, isSettled]) => isSettled)).toEqual([false, true]);
  });

  it('tells one who comes back which version they know, before what is new', async () => {
    const { hub, join, say } = setup();
    await join();
    say(LIVE);
    const version = [...hub.readings()][0].last?.version ?? '';
    say(FAILED);
    const order: string[] = [];
    await join({
      resumption: {
        versions: new Set([version, 'guessed']),
        onFound: ({ state }) => order.push(`knows ${state.phase}`),
      },
      sink: ({ state }) => order.push(`is told ${state.phase}`),
    });
    expect(order).toEqual(['knows live', 'is told failed']);
  });

  it('ends a reading for all who see it, who then have to join anew', async () => {
    const { hub, isFollowed, join, say, started } = setup();
    const [first, second] = [await join(), await join()];
    say(LIVE);
    first.end();
    expect(second.ended.aborted).toBe(true);
    expect(isFollowed()).toBe(false);
    expect(hub.size).toBe(0);
    const third = await join();
    expect(started).toHaveLength(2);
    expect(third.told).toEqual([]);
    // Those who leave the old one leave the new one alone.
    second.leave();
    first.end();
    expect(isFollowed(1)).toBe(true);
    expect(hub.size).toBe(1);
  });

  it('stops everything when it closes, and keeps nothing after that', async () => {
    const { hub, isFollowed, join, say, sleep } = setup();
    const { ended, leave } = await join();
    say(LIVE);
    hub.close();
    expect(isFollowed()).toBe(false);
    expect(ended.aborted).toBe(false);
    leave();
    expect(sleep).not.toHaveBeenCalled();
    expect(hub.size).toBe(0);
    const late = await join();
    expect(isFollowed(1)).toBe(false);
    late.leave();
    expect(hub.size).toBe(0);
  });
});
