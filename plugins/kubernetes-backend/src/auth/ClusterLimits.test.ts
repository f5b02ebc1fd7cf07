import { ManualClock } from '../__testUtils__/ManualClock';
import { fail, ok } from '../util/Result';
import { ClusterLimits } from './ClusterLimits';

const ONE = {
  name: 'one',
  url: 'https://one',
  authProvider: 'x',
  authMetadata: {},
};
const TWO = { ...ONE, name: 'two', url: 'https://two' };

describe('ClusterLimits', () => {
  let limits: ClusterLimits;
  const { signal } = new AbortController();

  beforeEach(() => {
    limits = new ClusterLimits(new ManualClock());
  });

  /** Sends requests until the circuit is open. */
  async function breakCircuit(cluster: typeof ONE) {
    const { breaker } = limits.limitsFor(cluster);
    for (let request = 0; request < 5; request += 1) {
      await breaker.run({
        path: '/api/v1/pods',
        send: async () => fail('unreachable', 'refused'),
        isReady: async () => false,
      });
    }
    return breaker;
  }

  it('are shared by all requests to a cluster', () => {
    const busy = limits.limitsFor(ONE);
    void busy.reads.run(signal, () => new Promise(() => undefined));
    expect(limits.limitsFor({ ...ONE, authProvider: 'y' })).toBe(busy);
    expect(limits.limitsFor(TWO)).not.toBe(busy);
    expect(limits.limitsFor({ ...ONE, url: 'https://new' })).not.toBe(busy);
    expect(limits.limitsFor({ ...TWO, url: ONE.url })).not.toBe(busy);
  });

  it('let eight lists and four opening streams go at a time', async () => {
    const { reads, streams } = limits.limitsFor(ONE);
    const hold = (semaphore: typeof reads) => {
      const task = jest.fn(() => new Promise<never>(() => undefined));
      for (const _ of Array(20)) void semaphore.run(signal, task);
      return task;
    };
    const [lists, opening] = [hold(reads), hold(streams)];
    await new Promise(setImmediate);
    expect(lists).toHaveBeenCalledTimes(8);
    expect(opening).toHaveBeenCalledTimes(4);
  });

  it('are forgotten when the cluster is idle and healthy', async () => {
    limits.limitsFor(ONE);
    limits.limitsFor(TWO);
    expect(limits.size).toBe(1);
  });

  it.each(['reads', 'streams'] as const)(
    'are kept while %s are under way',
    async which => {
      let finish = () => undefined as void;
      const known = limits.limitsFor(ONE);
      const running = known[which].run(
        signal,
        () =>
          new Promise<void>(resolve => {
            finish = resolve;
          }),
      );
      limits.limitsFor(TWO);
      expect(limits.size).toBe(2);
      expect(limits.limitsFor(ONE)).toBe(known);
      await new Promise(setImmediate);
      finish();
      await running;
      limits.limitsFor({ ...ONE, name: 'three' });
      expect(limits.limitsFor(ONE)).not.toBe(known);
    },
  );

  it('are kept until the time for responses is earned again', () => {
    const known = limits.limitsFor(ONE);
    known.budget.spend(60_000);
    limits.limitsFor(TWO);
    expect(limits.limitsFor(ONE)).toBe(known);
  });

  it('are kept while the circuit is open', async () => {
    await breakCircuit(ONE);
    limits.limitsFor(TWO);
    expect(limits.breakerStates()).toEqual(
      new Map([
        ['one', 'open'],
        ['two', 'closed'],
      ]),
    );
  });

  it('let the next request of that cluster try at once', async () => {
    const breaker = await breakCircuit(ONE);
    limits.retryNow(TWO);
    expect(breaker.state).toBe('open');
    limits.retryNow(ONE);
    expect(breaker.state).toBe('half-open');
    const answer = await breaker.run({
      path: '/api/v1/pods',
      send: async () => ok('here'),
      isReady: async () => true,
    });
    expect(answer).toEqual(ok('here'));
  });
});
