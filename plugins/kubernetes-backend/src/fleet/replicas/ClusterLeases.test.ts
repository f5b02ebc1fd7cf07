import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { Database } from '../store/database';
import { systemClock } from '../../util/timing';
import { ClusterLeases } from './ClusterLeases';
import { LeaseTable } from './LeaseTable';

const CLUSTERS = Array.from({ length: 10 }, (_, index) => `cluster-${index}`);
const { signal } = new AbortController();
const databases = fleetDatabases();

describe.each(databases.ids)('ClusterLeases with %s', id => {
  let database: Database;
  beforeEach(async () => {
    database = await databases.create(id);
  });

  function start(clusters: readonly string[] = CLUSTERS, isAlone = false) {
    let elapsedMs = 0;
    const faults: unknown[] = [];
    const leases = new ClusterLeases({
      table: new LeaseTable(database),
      isAlone,
      clock: systemClock,
      monotonic: () => elapsedMs,
      onFault: error => faults.push(error),
    });
    leases.offer(clusters);
    return {
      leases,
      held: () => clusters.filter(cluster => leases.holds(cluster)),
      async pass(ms: number) {
        elapsedMs += ms;
      },
    };
  }
  type Replica = ReturnType<typeof start>;

  /** Some turns, in which two seconds pass. */
  async function turns(replicas: readonly Replica[], count = 6) {
    for (let turn = 0; turn < count; turn += 1) {
      await age(database, 2_000);
      for (const replica of replicas) {
        await replica.pass(2_000);
        await replica.leases.tick(signal);
        expectNoneTwice(replicas);
      }
    }
  }

  function expectNoneTwice(replicas: readonly Replica[]) {
    const all = replicas.flatMap(({ held }) => held());
    expect(all).toHaveLength(new Set(all).size);
  }

  it('holds all clusters when it is alone', async () => {
    const one = start();
    await turns([one], 1);
    expect(one.held()).toEqual(CLUSTERS);
  });

  it('shares them out, and moves few when a replica comes', async () => {
    const [one, two, three] = [start(), start(), start()];
    await turns([one]);
    await turns([one, two]);
    expect([one, two].map(({ held }) => held().length)).toEqual([5, 5]);
    const before = [one.held(), two.held()];
    await turns([one, two, three]);
    expect([one, two, three].map(({ held }) => held().length).sort()).toEqual([
      3, 3, 4,
    ]);
    for (const [index, replica] of [one, two].entries()) {
      const kept = new Set(before[index]);
      expect(replica.held().filter(name => !kept.has(name))).toEqual([]);
    }
    const shares = [one, two, three].map(({ held }) => held());
    await turns([one, two, three]);
    expect([one, two, three].map(({ held }) => held())).toEqual(shares);
  });

  it('takes over from one that says nothing any more, and not before its lease ends', async () => {
    const [one, two] = [start(), start()];
    await turns([one, two]);
    await turns([two], 5);
    expect(two.held()).toHaveLength(5);
    await turns([two], 6);
    expect(two.held()).toEqual(CLUSTERS);
  });

  it('stops by its own clock before others take over', async () => {
    const one = start();
    await turns([one], 1);
    await one.pass(11_999);
    expect(one.held()).toEqual(CLUSTERS);
    expect(one.leases.replica).toBeDefined();
    await one.pass(1);
    expect(one.held()).toEqual([]);
    expect(one.leases.replica).toBeUndefined();
  });

  it('begins anew after others have taken over, and holds nothing twice', async () => {
    const [one, two] = [start(), start()];
    await turns([one, two]);
    await turns([two], 11);
    await one.pass(22_000);
    await turns([one, two], 8);
    expect([one, two].map(({ held }) => held().length)).toEqual([5, 5]);
  });

  it('gives everything up at once when it leaves', async () => {
    const [one, two] = [start(), start()];
    await turns([one, two]);
    await one.leases.leave(signal);
    expect(one.held()).toEqual([]);
    await turns([two], 1);
    expect(two.held()).toEqual(CLUSTERS);
  });

  it('keeps a cluster that only it knows, and gives up what is gone', async () => {
    const [one, two] = [start([...CLUSTERS, 'new']), start()];
    await turns([one, two], 20);
    expect([one.held().length, two.held().length]).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(one.held().length + two.held().length).toBe(11);
    expect(one.held()).toContain('new');
    one.leases.offer(CLUSTERS);
    await turns([one, two], 3);
    expect(one.leases.holds('new')).toBe(false);
  });

  it('does not wait for a process that is gone where there can be only one', async () => {
    await turns([start()]);
    const next = start(CLUSTERS, true);
    await turns([next], 1);
    expect(next.held()).toEqual(CLUSTERS);
  });

  it('tells when what it holds changes', async () => {
    const one = start();
    const changed = jest.fn();
    const listening = new AbortController();
    one.leases.listen(changed, listening.signal);
    await turns([one], 3);
    expect(changed).toHaveBeenCalledTimes(1);
    listening.abort();
    await one.leases.leave(signal);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('keeps a callback that listens twice until both signals have aborted', async () => {
    const one = start();
    const changed = jest.fn();
    const leaving = new AbortController();
    one.leases.listen(changed, leaving.signal);
    one.leases.listen(changed, signal);
    leaving.abort();
    await turns([one], 3);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

/** A table with one cluster, which only one replica uses. */
function aTable(answer: <T>(value: T) => Promise<T>) {
  let holder: string | undefined;
  return {
    join: async (replica: string) => {
      await answer(true);
      holder = replica;
    },
    renew: () => answer(true),
    leave: () => answer(undefined),
    endExpired: () => answer(undefined),
    endOthers: () => answer(undefined),
    know: () => answer(undefined),
    claim: () => answer(undefined),
    release: () => answer(undefined),
    read: () =>
      answer({
        replicas: [holder ?? ''],
        clusters: [
          {
            name: 'eu',
            holder,
            revision: 0,
            unknownForMs: 0,
            isLimited: false,
            ageMs: 0,
          },
        ],
      }),
  };
}

describe('ClusterLeases with a database that hangs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start() {
    const table = aTable(async value => value);
    const changed = jest.fn();
    const onFault = jest.fn();
    const stopping = new AbortController();
    const leases = new ClusterLeases({
      table,
      isAlone: false,
      clock: systemClock,
      monotonic: () => Date.now(),
      random: () => 1,
      onFault,
    });
    leases.offer(['eu']);
    leases.listen(changed, stopping.signal);
    const over = leases.run(stopping.signal);
    return {
      changed,
      leases,
      onFault,
      table,
      async stop() {
        stopping.abort();
        await jest.advanceTimersByTimeAsync(0);
        await over;
      },
    };
  }
  const never = () => new Promise<never>(() => {});

  it.each(['renew', 'read', 'release', 'endExpired'] as const)(
    'keeps its clusters when one %s is not answered',
    async name => {
      const { changed, leases, stop, table } = start();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(leases.holds('eu')).toBe(true);
      const hung = jest.spyOn(table, name).mockImplementationOnce(never);
      await jest.advanceTimersByTimeAsync(30_000);
      expect(hung.mock.calls.length).toBeGreaterThan(1);
      // Its loss would have been told.
      expect(changed).toHaveBeenCalledTimes(1);
      await stop();
    },
  );

  it('does not lose a lease to the answer of a renewal that comes too late', async () => {
    const { changed, leases, stop, table } = start();
    await jest.advanceTimersByTimeAsync(1_000);
    let answerLate = (_isRenewed: boolean) => {};
    const renew = jest.spyOn(table, 'renew').mockReturnValueOnce(
      new Promise(resolve => {
        answerLate = resolve;
      }),
    );
    await jest.advanceTimersByTimeAsync(20_000);
    expect(renew.mock.calls.length).toBeGreaterThan(1);
    answerLate(false);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(leases.holds('eu')).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    await stop();
  });

  it('stops in time when nothing is answered any more', async () => {
    const { leases, onFault, stop, table } = start();
    await jest.advanceTimersByTimeAsync(1_000);
    for (const name of ['renew', 'read', 'release', 'endExpired'] as const) {
      jest.spyOn(table, name).mockImplementation(never);
    }
    await jest.advanceTimersByTimeAsync(15_000);
    expect(leases.holds('eu')).toBe(false);
    expect(onFault).toHaveBeenCalled();
    await stop();
  });
});

describe('ClusterLeases without a database', () => {
  it('counts its lease from when it asked for it, however long the answer takes', async () => {
    let elapsedMs = 0;
    const answer = async <T>(value: T) => value;
    const slow = async () => {
      elapsedMs += 2_000;
      return true;
    };
    const table = aTable(answer);
    const leases = new ClusterLeases({
      table: {
        ...table,
        join: async replica => {
          await slow();
          await table.join(replica);
        },
        renew: slow,
      },
      isAlone: false,
      clock: systemClock,
      monotonic: () => elapsedMs,
      onFault: () => undefined,
    });
    leases.offer(['eu']);
    // First it joins, and then it renews.
    for (const askedAt of [0, 11_999]) {
      elapsedMs = askedAt;
      await leases.tick(signal);
      elapsedMs = askedAt + 11_999;
      expect(leases.holds('eu')).toBe(true);
      elapsedMs = askedAt + 12_000;
      expect(leases.holds('eu')).toBe(false);
      elapsedMs = askedAt + 11_999;
    }
  });

  it('tells of a lease that ended while the process stood still, though nobody took it', async () => {
    let elapsedMs = 0;
    const leases = new ClusterLeases({
      table: aTable(async value => value),
      isAlone: false,
      clock: systemClock,
      monotonic: () => elapsedMs,
      onFault: () => undefined,
    });
    leases.offer(['eu']);
    await leases.tick(signal);
    const told: boolean[] = [];
    leases.listen(() => told.push(leases.holds('eu')), signal);
    elapsedMs += 20_000;
    await leases.tick(signal);
    expect(told).toEqual([false, true]);
  });

  it('stops in time, says so more and more seldom, and goes on when it is back', async () => {
    const clock = new ManualClock();
    const start = clock.now().getTime();
    let isDown = false;
    const calls: number[] = [];
    const table = aTable(async value => {
      calls.push(clock.now().getTime());
      if (isDown) throw new Error('connection refused');
      return value;
    });
    const onFault = jest.fn();
    const leases = new ClusterLeases({
      table,
      isAlone: false,
      clock,
      monotonic: () => clock.now().getTime() - start,
      random: () => 1,
      onFault,
    });
    const stopping = new AbortController();
    leases.offer(['eu']);
    const over = leases.run(stopping.signal);
    await pass(clock, 3_000);
    expect(leases.holds('eu')).toBe(true);
    isDown = true;
    const told = jest.fn();
    leases.listen(told, stopping.signal);
    await pass(clock, 15_000);
    expect(leases.holds('eu')).toBe(false);
    expect(told).toHaveBeenCalledTimes(1);
    calls.length = 0;
    await pass(clock, 120_000);
    expect(calls.length).toBeLessThan(12);
    expect(onFault).toHaveBeenCalledWith(new Error('connection refused'));
    isDown = false;
    await pass(clock, 30_000);
    expect(leases.holds('eu')).toBe(true);
    stopping.abort();
    await over;
  });
});

/** Lets time pass in small steps, and what waits for it go on. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    clock.advance(100);
    await new Promise(setImmediate);
  }
}
