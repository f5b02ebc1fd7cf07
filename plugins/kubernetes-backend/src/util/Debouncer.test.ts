import { ManualClock } from '../__testUtils__/ManualClock';
import { Debouncer } from './Debouncer';

const turn = () => new Promise(setImmediate);

describe('Debouncer', () => {
  let clock: ManualClock;
  let viewer: AbortController;
  let debouncer: Debouncer;
  let woken: (boolean | undefined)[];

  beforeEach(() => {
    clock = new ManualClock();
    viewer = new AbortController();
    debouncer = new Debouncer(clock, viewer.signal);
    woken = [];
  });

  const wait = async () => {
    void debouncer.wait().then(result => woken.push(result));
    await turn();
  };
  const pass = async (ms: number) => {
    clock.advance(ms);
    await turn();
  };

  it('wakes once for many requests, at the earliest deadline', async () => {
    debouncer.requestWithin(5_000);
    debouncer.requestWithin(1_000);
    debouncer.requestWithin(3_000);
    await wait();
    await pass(999);
    expect(woken).toEqual([]);
    await pass(1);
    expect(woken).toEqual([true]);
    await wait();
    await pass(24 * 60 * 60_000);
    expect(woken).toEqual([true]);
  });

  it('takes an earlier deadline while it waits, and no later one', async () => {
    await wait();
    debouncer.requestWithin(5_000);
    await turn();
    debouncer.requestWithin(1_000);
    await turn();
    debouncer.requestWithin(9_000);
    await pass(1_000);
    expect(woken).toEqual([true]);
  });

  it('wakes at once for what is due', async () => {
    debouncer.requestWithin(0);
    await wait();
    expect(woken).toEqual([true]);
  });

  it('waits for days', async () => {
    debouncer.requestWithin(48 * 60 * 60_000);
    await wait();
    for (let hour = 0; hour < 47; hour += 1) await pass(60 * 60_000);
    expect(woken).toEqual([]);
    await pass(60 * 60_000);
    expect(woken).toEqual([true]);
  });

  it.each(['nothing is due', 'something is due later'])(
    'ends with the viewer where %s',
    async when => {
      if (when !== 'nothing is due') debouncer.requestWithin(60_000);
      await wait();
      viewer.abort();
      await turn();
      expect(woken).toEqual([false]);
      expect(await debouncer.wait()).toBe(false);
    },
  );
});
