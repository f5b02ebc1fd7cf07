import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { parseSelector } from '../locate/selector';
import { ClusterConnection } from '../transport';
import { fail, ok } from '../util/Result';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { ClusterUpdate } from './ClusterUpdate';
import { Subscriber } from './SharedSubscription';
import { SubscriptionHub } from './SubscriptionHub';

const IDLE_GRACE_MS = 60_000;
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

function selectorOf(text: string): Subscriber['service']['selector'] {
  const parsed = parseSelector(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.selector;
}

/** A hub whose clusters say what the test makes them say. */
function setup() {
  const clock = new ManualClock();
  const sleep = jest.spyOn(clock, 'sleep');
  const started: {
    connection: ClusterConnection;
    updates: ConflatedChannel<ClusterUpdate>;
    signal: AbortSignal;
    isUsed: () => boolean;
    reevaluate: jest.Mock<ClusterUpdate | undefined>;
  }[] = [];
  const hits: boolean[] = [];
  const faults: string[] = [];
  const preview = jest.fn(() => ({
    message: saying({ phase: 'connecting' }),
    isSettled: false,
  }));
  const hub = new SubscriptionHub({
    clock,
    preview,
    observe: (connection, _service, signal, isUsed) => {
      const updates = new ConflatedChannel<ClusterUpdate>();
      const reevaluate = jest.fn();
      started.push({ connection, updates, signal, isUsed, reevaluate });
      return { updates, reevaluate };
    },
    onSubscribe: isHit => hits.push(isHit),
    onFault: (cluster, stage) => faults.push(`${cluster} ${stage}`),
  });
  const settle = () => new Promise(setImmediate);
  const subscribe = async (changes: Partial<Subscriber> = {}) => {
    const got: ClusterUpdate[] = [];
    const leaving = new AbortController();
    const subscription = hub.subscribe(
      {
        service: {
          entityRef: 'component:default/shop',
          selector: selectorOf('app=shop'),
        },
        connection: fakeConnection(() => fail('timeout', '')).connection,
        identity: 'ada',
        ...changes,
      },
      leaving.signal,
    );
    let isOver = false;
    const reading = async () => {
      for await (const update of subscription) got.push(update);
      isOver = true;
    };
    reading();
    await settle();
    return {
      got,
      isOver: () => isOver,
      leave: () => leaving.abort(),
      revoke: () => subscription.revoke(),
      subscription,
    };
  };
  return {
    faults,
    hits,
    hub,
    preview,
    settle,
    sleep,
    started,
    subscribe,
    say: async (message: ClusterMessage, isSettled = true, index = -1) => {
      started.at(index)?.updates.offer({ message, isSettled });
      await settle();
    },
    pass: async (ms: number) => {
      clock.advance(ms);
      await settle();
    },
    isObserved: (index = 0) => !started[index].signal.aborted,
  };
}

describe('SubscriptionHub', () => {
  it('makes a preview once, and only for one who wants it before the cluster has answered', async () => {
    const { preview, say, subscribe } = setup();
    const phases = ({ got }: { readonly got: readonly ClusterUpdate[] }) =>
      got.map(({ message }) => message.state.phase);
    const background = await subscribe({ isBackground: true });
    expect(preview).not.toHaveBeenCalled();
    const viewers = [
      await subscribe({ wantsPreview: true }),
      await subscribe({ wantsPreview: true }),
    ];
    expect(viewers.map(phases)).toEqual([['connecting'], ['connecting']]);
    await say(LIVE);
    expect(phases(background).at(-1)).toBe('live');
    expect(phases(await subscribe({ wantsPreview: true }))).toEqual(['live']);
    expect(preview).toHaveBeenCalledTimes(1);
  });

  it('shows who comes back what it means now, and not what it meant when the last viewer left', async () => {
    const { faults, pass, say, started, subscribe } = setup();
    const first = await subscribe();
    await say(LIVE);
    const [{ isUsed, reevaluate }] = started;
    expect(isUsed()).toBe(true);
    first.leave();
    expect(isUsed()).toBe(false);
    await pass(50_000);
    const late = { phase: 'live', at: 'now' } as const;
    reevaluate.mockReturnValue({ message: saying(late), isSettled: true });
    const second = await subscribe({ isBackground: true });
    expect(second.got).toMatchObject([
      { message: { state: late }, isSettled: true },
    ]);
    reevaluate.mockReset().mockImplementation(() => {
      throw new Error('a bug');
    });
    // Somebody sees it already.
    await subscribe();
    expect(reevaluate).not.toHaveBeenCalled();
    second.leave();
    const third = await subscribe();
    third.leave();
    expect(third.got).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('shows what is known where that cannot be evaluated again', async () => {
    const { faults, say, started, subscribe } = setup();
    const first = await subscribe();
    await say(LIVE);
    first.leave();
    started[0].reevaluate.mockImplementation(() => {
      throw new Error('a bug');
    });
    const second = await subscribe();
    expect(second.got).toMatchObject([{ message: LIVE }]);
    expect(faults).toEqual(['one share']);
  });

  it('keeps what is live for a minute after the last viewer has left', async () => {
    const { hub, isObserved, subscribe, hits, pass, say, started } = setup();
    const first = await subscribe();
    await say(LIVE);
    first.leave();
    await pass(IDLE_GRACE_MS - 1);
    const second = await subscribe();
    expect(second.got).toMatchObject([
      { message: { state: LIVE.state }, isSettled: true },
    ]);
    expect(started).toHaveLength(1);
    expect(hits).toEqual([false, true]);
    // The minute begins anew.
    await pass(IDLE_GRACE_MS);
    expect(isObserved()).toBe(true);
    second.leave();
    await pass(IDLE_GRACE_MS - 1);
    expect(isObserved()).toBe(true);
    await pass(1);
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it.each([
    ['has failed', FAILED, true],
    ['is not complete yet', LIVE, false],
    ['has not answered', undefined, false],
  ])('does not keep what %s', async (_, message, isSettled) => {
    const { hub, isObserved, subscribe, say } = setup();
    const { leave } = await subscribe();
    if (message) await say(message, isSettled);
    leave();
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('keeps nothing that no viewer has looked at', async () => {
    const { hub, isObserved, subscribe, say } = setup();
    const index = await subscribe({ isBackground: true });
    await say(LIVE);
    index.leave();
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('keeps what a viewer has looked at, whoever began', async () => {
    const { isObserved, subscribe, say } = setup();
    const index = await subscribe({ isBackground: true });
    await say(LIVE);
    const viewer = await subscribe();
    viewer.leave();
    index.leave();
    expect(isObserved()).toBe(true);
  });

  it('counts a viewer that leaves twice once', async () => {
    const { hub, isObserved, subscribe, pass, say } = setup();
    const first = await subscribe();
    await say(LIVE);
    first.leave();
    first.leave();
    const second = await subscribe();
    first.leave();
    // Leaving again ends nothing that another viewer has.
    await pass(IDLE_GRACE_MS);
    expect(isObserved()).toBe(true);
    second.leave();
    await pass(IDLE_GRACE_MS);
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('keeps what other viewers have when one leaves', async () => {
    const { isObserved, subscribe, pass, say } = setup();
    const [first, second] = [await subscribe(), await subscribe()];
    first.leave();
    await pass(10 * IDLE_GRACE_MS);
    expect(isObserved()).toBe(true);
    await say(LIVE);
    expect(first.got).toEqual([]);
    expect(second.got).toHaveLength(1);
  });

  it.each<[string, Partial<Subscriber>]>([
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
  ])('never shares with another %s', async (_, changes) => {
    const { hub, say, subscribe, started } = setup();
    const first = await subscribe();
    const second = await subscribe(changes);
    expect(started).toHaveLength(2);
    await say(LIVE, true, 0);
    expect(first.got).toHaveLength(1);
    expect(second.got).toEqual([]);
    expect([...hub.subscriptions()].map(({ viewers }) => viewers)).toEqual([
      1, 1,
    ]);
  });

  it('asks with the connection of a viewer that is still there', async () => {
    const { subscribe, started } = setup();
    const connectionOf = (name: string) => ({
      ...fakeConnection(() => ok(name)).connection,
      identity: async () => ok('ada'),
    });
    const [first, second] = [
      await subscribe({ identity: 'ada', connection: connectionOf('first') }),
      await subscribe({ identity: 'ada', connection: connectionOf('second') }),
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

  it('sends nothing that a subscriber has already', async () => {
    const { say, subscribe } = setup();
    const { got } = await subscribe();
    await say(LIVE, false);
    await say({ ...LIVE }, false);
    expect(got).toHaveLength(1);
    await say({ ...LIVE }, true);
    await say({ ...LIVE }, true);
    expect(got.map(({ isSettled }) => isSettled)).toEqual([false, true]);
  });

  it('sends the same message to all subscribers, so that it is encoded once', async () => {
    const { say, subscribe } = setup();
    const [first, second] = [await subscribe(), await subscribe()];
    await say(LIVE);
    expect(first.got).toHaveLength(1);
    expect(first.got[0].message).toBe(second.got[0].message);
  });

  it('tells a subscriber that comes back which version it has, with what is new', async () => {
    const { hub, say, subscribe } = setup();
    await subscribe();
    await say(LIVE);
    const version = [...hub.subscriptions()][0].last?.version ?? '';
    await say(FAILED);
    const { got } = await subscribe({
      versions: new Set([version, 'guessed']),
    });
    expect(got).toMatchObject([
      { base: { state: LIVE.state }, message: { state: FAILED.state } },
    ]);
    await say(LIVE);
    expect(got[1].base).toBeUndefined();
  });

  it('forgets a subscriber that breaks off its loop', async () => {
    const { hub, isObserved, say, subscribe } = setup();
    const { subscription } = await subscribe();
    await say(FAILED);
    await subscription.return();
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
  });

  it('ends all subscriptions to what is revoked, and starts anew for the next one', async () => {
    const { hub, isObserved, say, settle, started, subscribe } = setup();
    const [first, second] = [await subscribe(), await subscribe()];
    await say(LIVE);
    first.revoke();
    // Nothing that was on its way arrives.
    started[0].updates.offer({ message: FAILED, isSettled: true });
    await settle();
    expect([first.isOver(), second.isOver()]).toEqual([true, true]);
    expect(second.got).toHaveLength(1);
    expect(isObserved()).toBe(false);
    expect(hub.size).toBe(0);
    const third = await subscribe();
    expect(started).toHaveLength(2);
    expect(third.got).toEqual([]);
    // Leaving the old one does not affect the new one.
    second.leave();
    first.leave();
    first.revoke();
    expect(isObserved(1)).toBe(true);
    expect(hub.size).toBe(1);
  });

  it('goes on after an update that cannot be shared', async () => {
    const { faults, pass, say, settle, started, subscribe } = setup();
    const { got } = await subscribe();
    started[0].updates.offer(JSON.parse('null'));
    await settle();
    expect(faults).toEqual(['one share']);
    await pass(10_000);
    expect(started).toHaveLength(2);
    await say(LIVE);
    expect(got).toHaveLength(1);
  });

  it('stops everything when it closes, and keeps nothing after that', async () => {
    const { hub, isObserved, say, sleep, started, subscribe } = setup();
    const { isOver, leave } = await subscribe();
    await say(LIVE);
    hub.close();
    expect(isObserved()).toBe(false);
    expect(isOver()).toBe(false);
    leave();
    expect(sleep).not.toHaveBeenCalled();
    expect(hub.size).toBe(0);
    const late = await subscribe();
    expect(started).toHaveLength(1);
    late.leave();
    expect(hub.size).toBe(0);
  });
});
