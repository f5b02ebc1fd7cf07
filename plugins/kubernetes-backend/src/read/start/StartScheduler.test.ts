import { ManualClock } from '../../__testUtils__/ManualClock';
import { START_DELAYS } from './delays';
import { StartScheduler } from './StartScheduler';

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
};

describe('StartScheduler', () => {
  let clock: ManualClock;
  let scheduler: StartScheduler;
  let viewer: AbortController;

  beforeEach(() => {
    clock = new ManualClock();
    scheduler = new StartScheduler(clock, () => 0.5);
    viewer = new AbortController();
  });

  /** Whether the wait is over, each time that it is asked. */
  const observe = (wait: Promise<void>) => {
    let isOver = false;
    wait.then(() => {
      isOver = true;
    });
    return async () => {
      await settle();
      return isOver;
    };
  };

  it('lists other types when no pods are awaited any more', async () => {
    const answered = [scheduler.awaitPods(), scheduler.awaitPods()];
    const isOver = observe(scheduler.afterPods(viewer.signal));
    answered[0]();
    answered[0]();
    expect(await isOver()).toBe(false);
    answered[1]();
    expect(await isOver()).toBe(true);
    expect(await observe(scheduler.afterPods(viewer.signal))()).toBe(true);
  });

  it('does not wait long for pods of a cluster that hangs', async () => {
    scheduler.awaitPods();
    const isOver = observe(scheduler.afterPods(viewer.signal));
    clock.advance(START_DELAYS.otherTypesWaitMs - 1);
    expect(await isOver()).toBe(false);
    clock.advance(1);
    expect(await isOver()).toBe(true);
  });

  describe('for a service', () => {
    it('lists pods at once, and watches them shortly after all lists are through', async () => {
      const start = scheduler.serviceStart();
      scheduler.awaitPods();
      expect(await observe(start.pods.beforeList(viewer.signal))()).toBe(true);
      const isOver = observe(start.pods.beforeWatch(true, viewer.signal));
      start.present.open();
      expect(await isOver()).toBe(false);
      start.listed.open();
      await settle();
      clock.advance(START_DELAYS.watchesAfterMs);
      expect(await isOver()).toBe(true);
    });

    it('watches nothing until the service is present', async () => {
      const start = scheduler.serviceStart();
      const isOver = observe(start.pods.beforeWatch(true, viewer.signal));
      clock.advance(24 * 60 * 60_000);
      expect(await isOver()).toBe(false);
      viewer.abort();
      expect(await isOver()).toBe(true);
    });

    it('does not wait long for a list that hangs', async () => {
      const start = scheduler.serviceStart();
      start.present.open();
      const isOver = observe(start.others.beforeWatch(false, viewer.signal));
      await settle();
      clock.advance(START_DELAYS.watchesWaitMs);
      await settle();
      clock.advance(START_DELAYS.watchesAfterMs);
      expect(await isOver()).toBe(true);
    });

    it('watches types without objects later, except pods', async () => {
      const start = scheduler.serviceStart();
      start.present.open();
      start.listed.open();
      const { pods, others } = start;
      expect(await observe(pods.beforeWatch(true, viewer.signal))()).toBe(true);
      expect(await observe(others.beforeWatch(false, viewer.signal))()).toBe(
        true,
      );
      const isOver = observe(others.beforeWatch(true, viewer.signal));
      expect(await isOver()).toBe(false);
      clock.advance(START_DELAYS.emptyWatchesSpreadMs / 2);
      expect(await isOver()).toBe(true);
    });
  });

  it('indexes Deployments first, and everything after what viewers wait for', async () => {
    const first = observe(scheduler.indexGate(true).beforeList(viewer.signal));
    const other = observe(scheduler.indexGate(false).beforeList(viewer.signal));
    clock.advance(START_DELAYS.firstIndexAfterMs - 1);
    expect(await first()).toBe(false);
    clock.advance(START_DELAYS.firstIndexSpreadMs);
    expect(await first()).toBe(true);
    expect(await other()).toBe(false);
    clock.advance(START_DELAYS.indexAfterMs + START_DELAYS.indexSpreadMs);
    expect(await other()).toBe(true);
  });

  it('reads the names of forty clusters over minutes, and those of two at once', async () => {
    const beginAll = async (clusters: number, scheduled: StartScheduler) => {
      const begun: number[] = [];
      const begin = () => begun.push(clock.now().getTime());
      for (let list = 0; list < clusters * 5; list += 1) {
        const gate = scheduled.indexGate(list % 5 === 0);
        gate.beforeList(viewer.signal).then(begin);
      }
      const from = clock.now().getTime();
      for (let second = 0; second < 360; second += 1) {
        clock.advance(1_000);
        await new Promise(resolve => setImmediate(resolve));
      }
      return (seconds: number) =>
        begun.filter(at => at <= from + seconds * 1_000).length;
    };
    const few = await beginAll(2, new StartScheduler(clock, () => 0.5));
    expect(few(30)).toBe(10);
    const many = await beginAll(40, scheduler);
    expect(many(60)).toBeLessThanOrEqual(16);
    expect(many(300)).toBe(200);
    // A minute after the last one it is quick again.
    clock.advance(120_000);
    const again = await beginAll(1, scheduler);
    expect(again(10)).toBe(5);
  });
});
