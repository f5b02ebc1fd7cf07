import { ManualClock } from '../../__testUtils__/ManualClock';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ok } from '../../util/Result';
import { ReadTarget } from '../service/ObservedObjects';
import { Placement } from './Placement';
import { waitUntilAbsent, waitWhileAbsent } from './waitForAbsence';

const TARGET = {
  connection: fakeConnection(() => ok({})).connection,
} as ReadTarget;

/** Waits for Deployments, with what the test says is known of them. */
function setUp(random = 0.5) {
  const clock = new ManualClock();
  const viewer = new AbortController();
  const state = { has: false as boolean | undefined, isOver: false };
  const listeners = new Set<() => void>();
  const has = jest.fn(() => state.has);
  const placement: Placement = {
    has,
    sees: () => true,
    previewPods: () => undefined,
    listen: (_target, onChange, signal) => {
      listeners.add(onChange);
      signal.addEventListener('abort', () => listeners.delete(onChange));
    },
  };
  const turn = () => new Promise(setImmediate);
  return {
    viewer,
    state,
    listeners,
    has,
    wait: async (wait = waitWhileAbsent) => {
      void wait(
        {
          placement,
          target: TARGET,
          kinds: ['Deployment'],
          clock,
          random: () => random,
        },
        viewer.signal,
      ).then(() => {
        state.isOver = true;
      });
      await turn();
    },
    change: async (value: boolean | undefined) => {
      state.has = value;
      for (const onChange of [...listeners]) onChange();
      await turn();
    },
    pass: async (ms: number) => {
      clock.advance(ms);
      await turn();
    },
  };
}

describe('waitWhileAbsent', () => {
  it.each([true, undefined])('does not wait where it is %s', async has => {
    const { listeners, state, wait } = setUp();
    state.has = has;
    await wait();
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('waits for an object as long as it is certain that there is none', async () => {
    const { change, has, listeners, pass, state, wait } = setUp();
    await wait();
    await pass(24 * 60 * 60_000);
    await change(false);
    expect(state.isOver).toBe(false);
    expect(listeners.size).toBe(1);
    await change(true);
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
    expect(has).toHaveBeenCalledWith(TARGET, ['Deployment']);
  });

  it.each([
    [0, 20_000],
    [0.5, 40_000],
    [0.999, 59_960],
  ])(
    'holds on to what was certain for a while, at random %p',
    async (random, graceMs) => {
      const { change, listeners, pass, state, wait } = setUp(random);
      await wait();
      await change(undefined);
      await pass(graceMs - 1);
      expect(state.isOver).toBe(false);
      await pass(1);
      expect(state.isOver).toBe(true);
      expect(listeners.size).toBe(0);
    },
  );

  it('counts the while from the first moment of it, and anew after it is certain again', async () => {
    const { change, pass, state, wait } = setUp(0);
    await wait();
    await change(undefined);
    await pass(15_000);
    await change(undefined);
    await pass(4_999);
    expect(state.isOver).toBe(false);
    await change(false);
    await pass(60_000);
    await change(undefined);
    await pass(19_999);
    expect(state.isOver).toBe(false);
    await pass(1);
    expect(state.isOver).toBe(true);
  });

  it('ends with the viewer, and leaves nothing that listens', async () => {
    const { has, listeners, state, viewer, wait } = setUp();
    await wait();
    viewer.abort();
    await new Promise(setImmediate);
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
    expect(has.mock.calls.length).toBeLessThanOrEqual(2);
  });
});

describe('waitUntilAbsent', () => {
  const GONE_MS = 5 * 60_000;

  it.each([true, undefined])('waits as long as it is %s', async has => {
    const { change, listeners, pass, state, viewer, wait } = setUp();
    state.has = has;
    await wait(waitUntilAbsent);
    await pass(24 * 60 * 60_000);
    await change(has);
    expect(state.isOver).toBe(false);
    expect(listeners.size).toBe(1);
    viewer.abort();
    await pass(0);
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('ends once the absence has been certain for minutes without a break', async () => {
    const { change, listeners, pass, state, wait } = setUp();
    state.has = true;
    await wait(waitUntilAbsent);
    await change(false);
    await pass(GONE_MS - 1);
    await change(undefined);
    await change(false);
    await pass(GONE_MS - 1);
    await change(true);
    await change(false);
    await change(false);
    await pass(GONE_MS - 1);
    expect(state.isOver).toBe(false);
    await pass(1);
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('counts from the start what is absent then', async () => {
    const { pass, state, wait } = setUp();
    await wait(waitUntilAbsent);
    await pass(GONE_MS);
    expect(state.isOver).toBe(true);
  });

  it('is over at once for a viewer who has left', async () => {
    const { has, listeners, state, viewer, wait } = setUp();
    viewer.abort();
    await wait(waitUntilAbsent);
    expect(state.isOver).toBe(true);
    expect(listeners.size).toBe(0);
    expect(has).not.toHaveBeenCalled();
  });
});
