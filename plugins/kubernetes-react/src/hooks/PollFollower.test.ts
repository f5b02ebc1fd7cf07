import { ManualTimers, settle } from '../testing/ManualTimers';
import { PollFollower } from './PollFollower';

type Load = () => Promise<number>;

/** Follows answers that come one after the other; the last is repeated. */
async function follow(...answers: readonly Load[]) {
  const timers = new ManualTimers();
  const signals: AbortSignal[] = [];
  let onVisibility = () => {};
  const page = { isVisible: true };
  const follower = new PollFollower<number>({
    timers,
    visibility: {
      isVisible: () => page.isVisible,
      subscribe: callback => {
        onVisibility = callback;
        return () => {
          onVisibility = () => {};
        };
      },
    },
    load: signal => {
      signals.push(signal);
      return answers[Math.min(signals.length, answers.length) - 1]();
    },
  });
  const leave = follower.subscribe(() => {});
  await settle();
  const show = async (isVisible: boolean) => {
    page.isVisible = isVisible;
    onVisibility();
    await settle();
  };
  return { follower, leave, show, signals, timers, now: follower.getSnapshot };
}

const give = (value: number) => async () => value;
const refuse = async () => {
  throw new Error('no backend');
};
const never = () => new Promise<never>(() => {});

describe('PollFollower', () => {
  it('asks at once, and then every 15 seconds', async () => {
    const { now, signals, timers } = await follow(give(1), give(2));
    expect(now()).toEqual({
      value: 1,
      receivedAt: timers.now(),
      isLoading: false,
    });
    await timers.advance(14_999);
    expect(signals).toHaveLength(1);
    await timers.advance(1);
    expect(now().value).toBe(2);
  });

  it('keeps what it has when a refresh fails, and then waits longer each time, up to two minutes', async () => {
    const { now, timers } = await follow(give(1), refuse);
    const receivedAt = timers.now();
    await timers.advance(15_000);
    expect(now()).toEqual({
      ...{ value: 1, receivedAt, isLoading: false },
      error: new Error('no backend'),
    });
    const pauses: (number | undefined)[] = [];
    for (let failure = 0; failure < 5; failure++) {
      pauses.push(timers.nextDelayMs());
      await timers.advance(timers.nextDelayMs() ?? 0);
    }
    expect(pauses).toEqual([30_000, 60_000, 120_000, 120_000, 120_000]);
  });

  it('is as before after an answer', async () => {
    const { now, timers } = await follow(refuse, give(1));
    await timers.advance(30_000);
    expect(now()).toEqual({
      value: 1,
      receivedAt: timers.now(),
      isLoading: false,
    });
    expect(timers.nextDelayMs()).toBe(15_000);
  });

  it('asks no more often than wanted after a failure', async () => {
    const { follower, leave, timers } = await follow(refuse);
    follower.subscribe(() => {}, 300_000);
    leave();
    await timers.advance(timers.nextDelayMs() ?? 0);
    expect(timers.nextDelayMs()).toBe(300_000);
  });

  it('asks nothing while the page is hidden, and at once when that was long', async () => {
    const { now, show, signals, timers } = await follow(give(1), give(2));
    await show(false);
    await timers.advance(60_000);
    expect(signals).toHaveLength(1);
    await show(true);
    expect(now().value).toBe(2);
  });

  it('gives up a request when the page is hidden, and asks again', async () => {
    const { now, show, signals } = await follow(never, give(2));
    await show(false);
    expect(signals[0].aborted).toBe(true);
    await show(true);
    expect(now().value).toBe(2);
  });

  it('asks nothing when nobody subscribes, and remembers', async () => {
    const { follower, leave, now, signals, timers } = await follow(
      give(1),
      give(2),
    );
    leave();
    expect(timers.nextDelayMs()).toBeUndefined();
    await timers.advance(5_000);
    follower.subscribe(() => {});
    await settle();
    expect(now().value).toBe(1);
    await timers.advance(10_000);
    expect(signals).toHaveLength(2);
    expect(now().value).toBe(2);
  });

  it('asks as often as the most eager subscriber wants', async () => {
    const { follower, leave, timers } = await follow(give(1));
    const leaveSlow = follower.subscribe(() => {}, 60_000);
    expect(timers.nextDelayMs()).toBe(15_000);
    leave();
    expect(timers.nextDelayMs()).toBe(60_000);
    await timers.advance(50_000);
    const leaveEager = follower.subscribe(() => {}, 15_000);
    await settle();
    // Its answer is older than 15 seconds, so it was asked at once.
    expect(timers.nextDelayMs()).toBe(15_000);
    leaveEager();
    expect(timers.nextDelayMs()).toBe(60_000);
    leaveSlow();
    expect(timers.nextDelayMs()).toBeUndefined();
  });

  it('waits no longer than at first after a failure on demand', async () => {
    const { follower, timers } = await follow(refuse);
    await timers.advance(30_000);
    expect(timers.nextDelayMs()).toBe(60_000);
    follower.reload();
    await settle();
    expect(timers.nextDelayMs()).toBe(30_000);
  });

  it('asks at once when the page is shown again during a request', async () => {
    const { show, signals, timers } = await follow(give(1), never, give(2));
    await timers.advance(15_000);
    await show(false);
    await show(true);
    expect(signals).toHaveLength(3);
    expect(timers.nextDelayMs()).toBe(15_000);
  });

  it('watches the page only while anything subscribes', () => {
    let watchers = 0;
    const follower = new PollFollower<number>({
      load: never,
      timers: new ManualTimers(),
      visibility: {
        isVisible: () => true,
        subscribe: () => {
          watchers += 1;
          return () => {
            watchers -= 1;
          };
        },
      },
    });
    const leave = follower.subscribe(() => {});
    expect(watchers).toBe(1);
    leave();
    expect(watchers).toBe(0);
  });

  it('asks at once on demand, and ignores what the request before says', async () => {
    let answer = (_value: number) => {};
    const { follower, now, signals } = await follow(
      () =>
        new Promise<number>(resolve => {
          answer = resolve;
        }),
      give(2),
    );
    follower.reload();
    expect(now().isLoading).toBe(true);
    answer(1);
    await settle();
    expect(signals.map(signal => signal.aborted)).toEqual([true, false]);
    expect(now().value).toBe(2);
  });
});
