import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../__testUtils__/fakeConnection';
import { serviceTarget } from '../locate';
import { ClusterAccess } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { SubscriptionHub } from './SubscriptionHub';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { ClusterUpdate } from './ClusterUpdate';
import {
  subscribeToCluster,
  SubscribeToClusterOptions,
} from './subscribeToCluster';

const MINUTE_MS = 60_000;
const SIGN_IN = fail('credential', 'sign in again');

const message = (phase: 'live' | 'connecting'): ClusterMessage => ({
  type: 'cluster',
  cluster: 'one',
  state: phase === 'live' ? { phase, at: '2026-11-22T07:00:00Z' } : { phase },
  kindProblems: [],
  pods: [],
  workloads: [],
  findings: [],
});

/** A viewer of one cluster, whose access and rights the test sets. */
function setup(
  {
    hasSharedCredential = false,
    ...changes
  }: Partial<SubscribeToClusterOptions> & {
    hasSharedCredential?: boolean;
  } = {},
  access = (): Result<ClusterAccess> => ok({ identity: 'ada' }),
) {
  const clock = new ManualClock();
  const stop = new AbortController();
  const started: {
    updates: ConflatedChannel<ClusterUpdate>;
    signal: AbortSignal;
  }[] = [];
  const told: string[] = [];
  const since: string[] = [];
  const forOperators: string[] = [];
  const faults: string[] = [];
  const pauses: number[] = [];
  const cluster: {
    access: () => Result<ClusterAccess>;
    pods: Result<unknown>;
  } = {
    access,
    pods: aList('Pod', []),
  };
  const { asked, connection } = fakeConnection(() => cluster.pods);
  const hub = new SubscriptionHub({
    clock,
    idleGraceMs: 0,
    observe: (_connection, _service, signal) => {
      const updates = new ConflatedChannel<ClusterUpdate>();
      started.push({ updates, signal });
      return { updates, reevaluate: () => undefined };
    },
    onFault: (_cluster, stage) => faults.push(stage),
  });
  const updates = subscribeToCluster({
    connection: {
      ...connection,
      hasSharedCredential,
      access: async () => cluster.access(),
    },
    service: serviceTarget(anEntity()),
    hub,
    schedule: () => undefined,
    clock,
    pause: (ms, signal) => {
      pauses.push(ms);
      return clock.sleep(ms, signal);
    },
    log: {
      record: ({ state }) =>
        'reason' in state && forOperators.push(state.reason.code),
    },
    onFault: (_cluster, stage) => faults.push(stage),
    signal: stop.signal,
    ...changes,
  });
  const over = (async () => {
    for await (const {
      message: { state },
    } of updates) {
      told.push('reason' in state ? state.reason.code : state.phase);
      if ('since' in state) since.push(state.since.slice(17, 19));
    }
  })();
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  return {
    asked,
    clock,
    cluster,
    faults,
    forOperators,
    hub,
    pauses,
    started,
    settle,
    since,
    told,
    say: async (phase: 'live' | 'connecting', index = -1) => {
      started
        .at(index)
        ?.updates.offer({ message: message(phase), isSettled: true });
      await settle();
    },
    pass: async (ms: number) => {
      await settle();
      clock.advance(ms);
      await settle();
    },
    leave: async () => {
      stop.abort();
      await over;
    },
  };
}

describe('subscribeToCluster', () => {
  it('yields the updates of its identity until the viewer leaves', async () => {
    const { hub, leave, started, say, settle, told } = setup();
    await settle();
    await say('live');
    expect(told).toEqual(['live']);
    await leave();
    expect(hub.size).toBe(0);
    expect(started[0].signal.aborted).toBe(true);
    await say('connecting', 0);
    expect(told).toEqual(['live']);
  });

  it('shows nothing more of an identity that the viewer no longer has', async () => {
    const { cluster, leave, pass, started, say, told } = setup();
    await pass(0);
    await say('live');
    cluster.access = () => ok({ identity: 'bob' });
    await pass(MINUTE_MS - 1);
    expect(started).toHaveLength(1);
    await pass(1);
    expect(started).toHaveLength(2);
    expect(started[0].signal.aborted).toBe(true);
    await say('connecting', 0);
    expect(told).toEqual(['live']);
    await leave();
  });

  it('stops when a login expires, and comes back with it', async () => {
    const { cluster, leave, pass, started, say, told } = setup();
    await pass(0);
    await say('live');
    cluster.access = () => SIGN_IN;
    await pass(MINUTE_MS);
    expect(told).toEqual(['live', 'credential']);
    expect(started[0].signal.aborted).toBe(true);
    cluster.access = () => ok({ identity: 'ada' });
    await pass(3_000);
    expect(started).toHaveLength(2);
    await say('live');
    expect(told).toEqual(['live', 'credential', 'live']);
    await leave();
  });

  it.each([
    [7_000, 6_999],
    [50, 99],
    [-10_000, 99],
  ])(
    'looks again when a credential ends in %d ms, but never at once',
    async (endsInMs, notBeforeMs) => {
      let asked = 0;
      const expiresAt = new Date(new ManualClock().now().getTime() + endsInMs);
      const { clock, leave, settle } = setup({}, () => {
        asked += 1;
        return ok({ identity: 'ada', expiresAt });
      });
      await settle();
      const before = asked;
      clock.advance(notBeforeMs);
      await settle();
      expect(asked).toBe(before);
      clock.advance(1);
      await settle();
      expect(asked).toBeGreaterThan(before);
      await leave();
    },
  );

  it('looks again when the newest credential ends, and not as often as one that is old', async () => {
    const clock = new ManualClock();
    const asked: number[] = [];
    const now = () => clock.now().getTime();
    const { leave, settle } = setup({ clock }, () => {
      asked.push(now());
      const endsInMs = asked.length === 1 ? 5_000 : 20_000;
      return ok({ identity: 'ada', expiresAt: new Date(now() + endsInMs) });
    });
    await settle();
    const start = now();
    for (let passed = 0; passed < 50_000; passed += 100) {
      clock.advance(100);
      await settle();
    }
    expect(asked.map(at => at - start)).toEqual([0, 5_000, 25_000, 45_000]);
    await leave();
  });

  it('ends for all viewers of an identity that may not list any more', async () => {
    const { asked, cluster, hub, leave, pass, pauses, started, say, told } =
      setup();
    await pass(0);
    await say('live');
    const other = hub.subscribe(
      {
        service: serviceTarget(anEntity()),
        connection: fakeConnection(() => FORBIDDEN).connection,
        identity: 'ada',
      },
      new AbortController().signal,
    );
    await pass(MINUTE_MS);
    expect(asked).toHaveLength(1);
    expect(told).toEqual(['live']);
    cluster.pods = fail('timeout', 'late');
    await pass(MINUTE_MS);
    expect(told).toEqual(['live']);
    cluster.pods = FORBIDDEN;
    await pass(MINUTE_MS);
    expect(told).toEqual(['live', 'forbidden']);
    expect(started[0].signal.aborted).toBe(true);
    expect(await other[Symbol.asyncIterator]().next()).toMatchObject({
      done: true,
    });
    expect(pauses).toEqual([10_000]);
    await leave();
  });

  it('shows nothing more of what another viewer of the same identity has revoked', async () => {
    const { hub, leave, pass, started, say, told } = setup();
    await pass(0);
    await say('live');
    const other = hub.subscribe(
      {
        service: serviceTarget(anEntity()),
        connection: fakeConnection(() => FORBIDDEN).connection,
        identity: 'ada',
      },
      new AbortController().signal,
    );
    other.revoke();
    await say('connecting', 0);
    expect(told).toEqual(['live']);
    await pass(0);
    expect(started).toHaveLength(2);
    await leave();
  });

  it.each([
    ['whose callers share a credential', { hasSharedCredential: true }, 'live'],
    ['that shows nothing yet', {}, 'connecting'],
  ] as const)('does not ask a cluster %s', async (_, changes, phase) => {
    const { asked, leave, pass, say } = setup(changes);
    await pass(0);
    await say(phase);
    await pass(10 * MINUTE_MS);
    expect(asked).toEqual([]);
    await leave();
  });

  it('keeps the start of a failure for as long as its code stays the same', async () => {
    const { cluster, leave, pass, pauses, since } = setup({}, () => SIGN_IN);
    await pass(3_000);
    await pass(3_000);
    cluster.access = () => fail('timeout', 'late');
    await pass(3_000);
    expect(since).toEqual(['00', '00', '00', '09']);
    expect(new Set(pauses)).toEqual(new Set([3_000]));
    await leave();
  });

  it('turns what is thrown into a failure of this cluster, reports it, and goes on', async () => {
    const { cluster, faults, forOperators, leave, pass, started, told } = setup(
      {},
      () => {
        throw new Error('a bug');
      },
    );
    await pass(0);
    expect(faults).toEqual(['connect']);
    expect(told).toHaveLength(1);
    expect(forOperators).toEqual(told);
    cluster.access = () => ok({ identity: 'ada' });
    await pass(3_000);
    expect(started).toHaveLength(1);
    await leave();
  });

  it('subscribes to nothing before its turn, nor after the viewer has left', async () => {
    let turn = () => {};
    const schedule = jest.fn(
      () =>
        new Promise<void>(resolve => {
          turn = resolve;
        }),
    );
    const { leave, started, settle } = setup({ schedule });
    await settle();
    expect(schedule).toHaveBeenCalledWith('ada');
    expect(started).toEqual([]);
    const left = leave();
    turn();
    await left;
    expect(started).toEqual([]);
  });
});
