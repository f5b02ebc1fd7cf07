import { ManualClock } from '../__testUtils__/ManualClock';
import { Latch } from './Latch';

const turn = () => new Promise(setImmediate);

function observe(wait: Promise<void>) {
  const state = { isOver: false };
  void wait.then(() => {
    state.isOver = true;
  });
  return state;
}

describe('Latch', () => {
  let latch: Latch;
  let clock: ManualClock;
  let viewer: AbortController;

  beforeEach(() => {
    latch = new Latch();
    clock = new ManualClock();
    viewer = new AbortController();
  });

  it('resumes all that wait when it opens, and whoever comes later', async () => {
    const first = observe(latch.wait(viewer.signal));
    const second = observe(latch.waitAtMost(1_000, clock, viewer.signal));
    await turn();
    expect([latch.isOpen, first.isOver, second.isOver]).toEqual([
      false,
      false,
      false,
    ]);
    latch.open();
    await turn();
    expect([latch.isOpen, first.isOver, second.isOver]).toEqual([
      true,
      true,
      true,
    ]);
    await latch.wait(viewer.signal);
    await latch.waitAtMost(1_000, clock, viewer.signal);
  });

  it('lets go who has left, and only them', async () => {
    const other = new AbortController();
    const gone = observe(latch.wait(viewer.signal));
    const alsoGone = observe(latch.waitAtMost(1_000, clock, viewer.signal));
    const here = observe(latch.wait(other.signal));
    viewer.abort();
    await turn();
    expect([gone.isOver, alsoGone.isOver, here.isOver]).toEqual([
      true,
      true,
      false,
    ]);
    await latch.wait(viewer.signal);
    expect(latch.isOpen).toBe(false);
  });

  it('waits no longer than it is told', async () => {
    const waits = observe(latch.waitAtMost(1_000, clock, viewer.signal));
    clock.advance(999);
    await turn();
    expect(waits.isOver).toBe(false);
    clock.advance(1);
    await turn();
    expect(waits.isOver).toBe(true);
  });

  it('leaves no listener behind', async () => {
    const { signal } = viewer;
    const add = jest.spyOn(signal, 'addEventListener');
    const remove = jest.spyOn(signal, 'removeEventListener');
    const wait = latch.wait(signal);
    latch.open();
    await wait;
    expect(add).toHaveBeenCalledTimes(1);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it('leaves no timer behind', async () => {
    const sleep = jest.spyOn(clock, 'sleep');
    const wait = latch.waitAtMost(1_000, clock, viewer.signal);
    latch.open();
    await wait;
    const [[, signal]] = sleep.mock.calls;
    expect(signal.aborted).toBe(true);
  });
});
