import { ManualClock } from '../../__testUtils__/ManualClock';
import { START_DELAYS } from './delays';
import { Pace } from './Pace';

const { indexAtOnce, slowIndexes, slowIndexMs, nextIndexMs } = START_DELAYS;

function setUp() {
  const clock = new ManualClock();
  const pace = new Pace(clock);
  const viewer = new AbortController();
  const begun: number[] = [];
  const from = clock.now().getTime();
  return {
    clock,
    viewer,
    begun,
    begin: (count: number) => {
      for (let one = 0; one < count; one += 1) {
        void pace
          .next(viewer.signal)
          .then(() => begun.push(clock.now().getTime() - from));
      }
    },
    /** In steps as small as the shortest pause. */
    pass: async (ms: number) => {
      await new Promise(setImmediate);
      for (let passed = 0; passed < ms; passed += nextIndexMs) {
        clock.advance(nextIndexMs);
        await new Promise(setImmediate);
      }
    },
  };
}

describe('Pace', () => {
  it('begins some at once, then a few slowly, then the rest faster', async () => {
    const { begin, begun, pass } = setUp();
    begin(indexAtOnce + slowIndexes + 3);
    await pass(slowIndexes * slowIndexMs + 3 * nextIndexMs);
    const slowly = Array.from(
      { length: slowIndexes },
      (_, i) => (i + 1) * slowIndexMs,
    );
    const last = slowIndexes * slowIndexMs;
    expect(begun).toEqual([
      ...Array(indexAtOnce).fill(0),
      ...slowly,
      last + nextIndexMs,
      last + 2 * nextIndexMs,
      last + 3 * nextIndexMs,
    ]);
  });

  it('starts again after a pause of more than a minute', async () => {
    const { begin, begun, clock } = setUp();
    begin(indexAtOnce);
    clock.advance(60_000);
    begin(1);
    await new Promise(setImmediate);
    expect(begun).toHaveLength(indexAtOnce + 1);
    clock.advance(60_001);
    begin(indexAtOnce);
    await new Promise(setImmediate);
    expect(begun).toHaveLength(2 * indexAtOnce + 1);
  });

  it('keeps the pace across shorter pauses', async () => {
    const { begin, begun, clock, pass } = setUp();
    begin(indexAtOnce);
    await new Promise(setImmediate);
    clock.advance(3 * slowIndexMs + 1);
    begin(4);
    await new Promise(setImmediate);
    expect(begun).toHaveLength(indexAtOnce + 3);
    await pass(slowIndexMs);
    expect(begun).toHaveLength(indexAtOnce + 4);
  });

  it('lets go who has left', async () => {
    const { begin, begun, viewer } = setUp();
    begin(indexAtOnce + 1);
    await new Promise(setImmediate);
    expect(begun).toHaveLength(indexAtOnce);
    viewer.abort();
    await new Promise(setImmediate);
    expect(begun).toHaveLength(indexAtOnce + 1);
  });
});
