import { PassThrough } from 'node:stream';
import { ManualClock } from '../__testUtils__/ManualClock';
import { drainTimes, StreamDrain } from './StreamDrain';

const settle = () => new Promise(resolve => setImmediate(resolve));

function setup(streams: number) {
  const clock = new ManualClock();
  const drain = new StreamDrain(clock, { delayMs: 3_000, spreadMs: 2_000 });
  const responses = Array.from({ length: streams }, () => new PassThrough());
  const signals = responses.map(response => drain.enter(response));
  let isDone = false;
  return {
    drain,
    responses,
    ended: () => signals.filter(({ aborted }) => aborted).length,
    begin: () => {
      void drain.drain().then(() => (isDone = true));
    },
    isDone: () => isDone,
    wait: async (ms: number) => {
      clock.advance(ms);
      await settle();
    },
  };
}

describe('StreamDrain', () => {
  it('ends no stream before other replicas are asked, and takes no new one meanwhile', async () => {
    const { drain, ended, begin, wait } = setup(3);
    begin();
    await wait(2_999);
    expect(ended()).toBe(0);
    expect(() => drain.enter(new PassThrough())).toThrow(
      expect.objectContaining({ statusCode: 503, retryAfterSeconds: 1 }),
    );
    await wait(1);
    expect(ended()).toBe(1);
  });

  it('does not end all streams in one instant', async () => {
    const { ended, begin, wait, isDone } = setup(200);
    begin();
    await wait(3_000);
    const counts = [ended()];
    for (let step = 1; step < 20; step += 1) {
      await wait(100);
      counts.push(ended());
    }
    expect(counts).toEqual(Array.from({ length: 20 }, (_, i) => 10 * (i + 1)));
    expect(isDone()).toBe(true);
  });

  it('does not delay the shutdown when no stream is open', async () => {
    const none = setup(0);
    none.begin();
    await settle();
    expect(none.isDone()).toBe(true);
    const some = setup(2);
    some.begin();
    await some.wait(1_000);
    expect(some.isDone()).toBe(false);
    for (const response of some.responses) response.destroy();
    await settle();
    expect(some.isDone()).toBe(true);
  });

  it('lets go of a stream that is over', async () => {
    const { drain, responses } = setup(2);
    for (const response of responses) response.destroy();
    await settle();
    drain.enter(responses[0]);
    expect(drain.size).toBe(0);
  });

  it('lets other answers be finished until then', async () => {
    const { drain, begin, wait } = setup(1);
    begin();
    await wait(2_999);
    expect(drain.ended.aborted).toBe(false);
    await wait(1);
    expect(drain.ended.aborted).toBe(true);
  });
});

describe('drainTimes', () => {
  it('are within what the operator gives Backstage', () => {
    expect(drainTimes(20_000, false)).toEqual({
      delayMs: 18_000,
      spreadMs: 2_000,
    });
    expect(drainTimes(1_000, true)).toEqual({ delayMs: 500, spreadMs: 500 });
    expect(drainTimes(0, false)).toEqual({ delayMs: 0, spreadMs: 0 });
  });

  it('are zero in development', () => {
    expect(drainTimes(undefined, true)).toEqual({ delayMs: 0, spreadMs: 0 });
    expect(drainTimes(undefined, false).delayMs).toBeGreaterThan(0);
  });
});
