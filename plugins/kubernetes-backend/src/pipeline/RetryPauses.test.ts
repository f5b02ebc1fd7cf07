import { ManualClock } from '../__testUtils__/ManualClock';
import { RetryPauses } from './RetryPauses';

const settle = () => new Promise(setImmediate);

function setup() {
  const clock = new ManualClock();
  const pauses = new RetryPauses(clock);
  const over: string[] = [];
  const leaving = new AbortController();
  for (const cluster of ['one', 'one', 'two']) {
    pauses.pause(cluster, 3_000, leaving.signal).then(() => over.push(cluster));
  }
  return { clock, leaving, over, pauses };
}

describe('RetryPauses', () => {
  it('lasts as long as it is asked to', async () => {
    const { clock, over } = setup();
    clock.advance(2_999);
    await settle();
    expect(over).toEqual([]);
    clock.advance(1);
    await settle();
    expect(over).toEqual(['one', 'one', 'two']);
  });

  it('ends early for every pause of the cluster that is woken', async () => {
    const { over, pauses } = setup();
    pauses.wake('one');
    await settle();
    expect(over).toEqual(['one', 'one']);
    pauses.wake('one');
    pauses.wake('unknown');
    await settle();
    expect(over).toHaveLength(2);
  });

  it('ends when the signal aborts', async () => {
    const { leaving, over } = setup();
    leaving.abort();
    await settle();
    expect(over).toHaveLength(3);
  });
});
