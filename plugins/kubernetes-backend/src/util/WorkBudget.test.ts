import { WorkBudget, WorkSlices } from './WorkBudget';

function setup(share = 0.25) {
  let now = 0;
  const slept: number[] = [];
  const budget = new WorkBudget({
    share: () => share,
    burstMs: 1_000,
    now: () => now,
    sleep: async ms => {
      slept.push(ms);
      now += ms;
    },
  });
  return {
    budget,
    slept,
    work: (ms: number) =>
      budget.run(() => {
        now += ms;
      }),
    rest: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

describe('WorkBudget', () => {
  it('lets a first look be as quick as it can', async () => {
    const { budget, slept, work } = setup();
    work(400);
    work(400);
    await budget.ready();
    expect(slept).toEqual([]);
  });

  it('gives a cluster that floods its share and no more', async () => {
    const { budget, now, work } = setup();
    let worked = 0;
    while (now() < 100_000) {
      await budget.ready();
      work(10);
      worked += 10;
    }
    expect(worked / now()).toBeLessThan(0.27);
    expect(worked / now()).toBeGreaterThan(0.24);
  });

  it('makes one long piece of work wait for as long as it was over its share', async () => {
    const { budget, slept, work } = setup();
    work(3_000);
    await budget.ready();
    // 1,000 ms were there, 750 ms were earned meanwhile.
    expect(slept).toEqual([5_000]);
  });

  it('is full again after a rest, and saves up no more than that', () => {
    const { budget, rest, work } = setup();
    expect(budget.isFull).toBe(true);
    work(100);
    expect(budget.isFull).toBe(false);
    rest(400);
    expect(budget.isFull).toBe(true);
    rest(1e9);
    work(1_001);
    expect(budget.isFull).toBe(false);
  });

  it('counts what fails, too', () => {
    const { budget } = setup();
    expect(() =>
      budget.run(() => {
        throw new Error('x');
      }),
    ).toThrow('x');
  });
});

describe('many readers of one cluster', () => {
  it('share one slice in each turn of the event loop', async () => {
    const budget = new WorkBudget({ share: () => 1 });
    const perTurn: number[] = [0];
    let isOver = false;
    const count = () => {
      if (isOver) return;
      perTurn.push(0);
      setImmediate(count);
    };
    setImmediate(count);
    const read = async () => {
      const slices = new WorkSlices(budget);
      for (let line = 0; line < 20; line += 1) {
        await slices.begin();
        const until = performance.now() + 1;
        while (performance.now() < until);
        perTurn[perTurn.length - 1] += 1;
        slices.end();
        if (slices.isOver) await slices.pause();
      }
    };
    await Promise.all(Array.from({ length: 30 }, read));
    isOver = true;
    // Each alone would do eight, and all of them 240.
    expect(Math.max(...perTurn)).toBeLessThan(30);
  });
});

describe('WorkSlices', () => {
  it('counts what was worked, and not what was waited for', async () => {
    const budget = new WorkBudget({ share: () => 0.001, burstMs: 50 });
    const slices = new WorkSlices(budget);
    await slices.begin();
    slices.end();
    await new Promise(resolve => setTimeout(resolve, 100));
    // As at the end of an answer that came in drips.
    slices.end();
    expect(slices.isOver).toBe(false);
    // What is over the budget of 50 ms would have to wait for fifty seconds.
    await budget.ready();
  });

  it('lets others have a turn between two slices', async () => {
    let now = 0;
    const slices = new WorkSlices(undefined, () => now);
    let turns = 0;
    let isDone = false;
    const countTurn = () => {
      turns += 1;
      if (!isDone) setImmediate(countTurn);
    };
    setImmediate(countTurn);
    await slices.begin();
    for (let slice = 0; slice < 10; slice += 1) {
      const startedAt = now;
      while (!slices.isOver) now += 1;
      expect(now - startedAt).toBe(8);
      await slices.pause();
    }
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(10);
  });
});
