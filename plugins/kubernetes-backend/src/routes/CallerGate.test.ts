import { ManualClock } from '../__testUtils__/ManualClock';
import { CallerGate } from './CallerGate';

const NEVER = new AbortController().signal;
const settle = () => new Promise(setImmediate);

function setup() {
  const clock = new ManualClock();
  const gate = new CallerGate({
    requestsPerUser: 2,
    requestsPerSecond: 10,
    clock,
  });
  const ends: (() => void)[] = [];
  const refused: unknown[] = [];
  let begun = 0;
  const ask = (caller: string, signal = NEVER) => {
    const done = gate.run(caller, signal, () => {
      begun += 1;
      return new Promise<void>(resolve => ends.push(resolve));
    });
    done.catch(error => refused.push(error));
    return done;
  };
  return {
    gate,
    ask,
    clock,
    refused,
    begun: () => begun,
    /** Ends what is under way, and what begins thereby, for as long as something does. */
    async endAll() {
      await settle();
      while (ends.length > 0) {
        ends.shift()?.();
        await settle();
      }
    },
  };
}

describe('CallerGate', () => {
  it('works on two requests of each caller at a time', async () => {
    const { ask, begun, endAll } = setup();
    for (let index = 0; index < 5; index += 1) ask('ada');
    await settle();
    expect(begun()).toBe(2);
    ask('bob');
    await settle();
    expect(begun()).toBe(3);
    await endAll();
    expect(begun()).toBe(6);
  });

  it('begins ten in a second in the long run, after a burst', async () => {
    const { ask, begun, clock, endAll } = setup();
    for (let index = 0; index < 100; index += 1) ask('ada');
    await endAll();
    expect(begun()).toBe(20);
    for (let second = 1; second <= 3; second += 1) {
      for (let tenth = 0; tenth < 10; tenth += 1) {
        clock.advance(100);
        await endAll();
      }
      expect(begun()).toBe(20 + 10 * second);
    }
    ask('bob');
    await endAll();
    expect(begun()).toBe(51);
  });

  it('refuses what is beyond a hundred that wait, and takes its time over it', async () => {
    const { ask, begun, clock, refused } = setup();
    for (let index = 0; index < 102; index += 1) ask('ada');
    for (let index = 0; index < 40; index += 1) ask('ada');
    await settle();
    expect([begun(), refused.length]).toEqual([2, 0]);
    // Twenty in a second, however many there are.
    clock.advance(1_000);
    await settle();
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ statusCode: 429, retryAfterSeconds: 1 });
    clock.advance(1_000);
    await settle();
    expect(refused).toHaveLength(40);
  });

  it('counts an expensive request as several', async () => {
    const { gate, clock } = setup();
    let begun = 0;
    const look = () =>
      gate.run(
        'ada',
        NEVER,
        async () => {
          begun += 1;
        },
        5,
      );
    const looks = Array.from({ length: 5 }, look);
    await settle();
    expect(begun).toBe(4);
    clock.advance(499);
    await settle();
    expect(begun).toBe(4);
    clock.advance(1);
    await Promise.all(looks);
    expect(begun).toBe(5);
  });

  it('refuses after ten seconds at the latest', async () => {
    const { ask, clock, refused } = setup();
    for (let index = 0; index < 102 + 300; index += 1) ask('ada');
    await settle();
    clock.advance(10_000);
    await settle();
    expect(refused).toHaveLength(300);
  });

  it('drops the waiting requests of a client that left', async () => {
    const { ask, begun, endAll } = setup();
    ask('ada');
    ask('ada');
    const leaving = new AbortController();
    const left = ask('ada', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await endAll();
    expect(begun()).toBe(2);
  });

  it('evicts idle callers', async () => {
    const { gate, ask, clock, endAll } = setup();
    ask('ada');
    await endAll();
    expect(gate.size).toBe(1);
    clock.advance(10_000);
    ask('ada');
    await endAll();
    clock.advance(10_000);
    for (let index = 0; index < 3; index += 1) ask('bob');
    await endAll();
    expect(gate.size).toBeLessThanOrEqual(2);
  });
});
