import { ManualClock } from '../../__testUtils__/ManualClock';
import { START_DELAYS } from './delays';
import { ServiceStart } from './ServiceStart';

const { emptyWatchesSpreadMs, reachWaitMs, watchesAfterMs, watchesWaitMs } =
  START_DELAYS;

function setUp() {
  const clock = new ManualClock();
  const { signal } = new AbortController();
  let isAfterPods: () => void = () => undefined;
  const start = new ServiceStart({
    scheduler: {
      afterPods: () =>
        new Promise<void>(resolve => {
          isAfterPods = resolve;
        }),
    },
    clock,
    random: () => 0.5,
  });
  const turns = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  };
  return {
    start,
    signal,
    podsAnswered: () => isAfterPods(),
    /** Lets time pass, and what waits for it go on. */
    pass: async (ms: number) => {
      await turns();
      clock.advance(ms);
      await turns();
    },
    /** Whether the wait is over. */
    observe: (wait: Promise<void>) => {
      const state = { isOver: false };
      void wait.then(() => {
        state.isOver = true;
      });
      return state;
    },
  };
}

describe('ServiceStart', () => {
  it('lists pods at once and other types after the pods of all clusters', async () => {
    const { observe, pass, podsAnswered, signal, start } = setUp();
    const pods = observe(start.pods.beforeList(signal));
    const others = observe(start.others.beforeList(signal));
    await pass(60_000);
    expect([pods.isOver, others.isOver]).toEqual([true, false]);
    podsAnswered();
    await pass(0);
    expect(others.isOver).toBe(true);
  });

  it('lists everything at once where the service is known to be', async () => {
    const { observe, pass, signal, start } = setUp();
    const placed = observe(start.placed.beforeList(signal));
    await pass(0);
    expect(placed.isOver).toBe(true);
    const watch = observe(start.placed.beforeWatch(true, signal));
    await pass(0);
    expect(watch.isOver).toBe(false);
  });

  it('watches a little after the lists, so that the first lists of other clusters are through', async () => {
    const { observe, pass, signal, start } = setUp();
    const watch = observe(start.pods.beforeWatch(true, signal));
    start.present.open();
    await pass(0);
    start.listed.open();
    await pass(watchesAfterMs - 1);
    expect(watch.isOver).toBe(false);
    await pass(1);
    expect(watch.isOver).toBe(true);
  });

  it('waits for a list that hangs, but not for ever', async () => {
    const { observe, pass, signal, start } = setUp();
    start.present.open();
    const watch = observe(start.others.beforeWatch(false, signal));
    await pass(watchesWaitMs - 1);
    await pass(watchesAfterMs);
    expect(watch.isOver).toBe(false);
    await pass(watchesAfterMs);
    expect(watch.isOver).toBe(true);
  });

  it('watches at once what is listed later, and types without objects at random', async () => {
    const { observe, pass, signal, start } = setUp();
    start.listed.open();
    const full = observe(start.others.beforeWatch(false, signal));
    const empty = observe(start.others.beforeWatch(true, signal));
    const emptyReach = observe(start.reach.beforeWatch(true, signal));
    await pass(emptyWatchesSpreadMs / 2 - 1);
    expect([full.isOver, empty.isOver, emptyReach.isOver]).toEqual([
      true,
      false,
      false,
    ]);
    await pass(1);
    expect([empty.isOver, emptyReach.isOver]).toEqual([true, true]);
  });

  it('reads the way of requests after everything else, or when that takes too long', async () => {
    const { observe, pass, signal, start } = setUp();
    const slow = observe(start.reach.beforeList(signal));
    await pass(reachWaitMs - 1);
    expect(slow.isOver).toBe(false);
    await pass(1);
    expect(slow.isOver).toBe(true);
    const quick = observe(start.reach.beforeList(signal));
    start.listed.open();
    await pass(0);
    expect(quick.isOver).toBe(true);
  });
});
