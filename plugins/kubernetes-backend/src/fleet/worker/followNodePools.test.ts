import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { until } from '../../__testUtils__/until';
import { fail, Result } from '../../util/Result';
import { TEST_SETTINGS } from '../__testUtils__/followSimulator';
import { followNodePools } from './followNodePools';
import { ListTurns } from './ListTurns';

const LABEL = 'example.com/pool';
const MINUTE = 60_000;

const nodes = aList('Node', [
  { metadata: { name: 'n1', labels: { [LABEL]: 'spot' } } },
]);
const down = fail('unreachable', 'no route');
const hung = new Promise<never>(() => {});

describe('followNodePools', () => {
  const settle = () => new Promise(setImmediate);
  let clock: ManualClock;
  let turns: ListTurns;
  let leaving: AbortController;
  let pools: unknown[];
  beforeEach(() => {
    clock = new ManualClock();
    turns = new ListTurns(1);
    leaving = new AbortController();
    pools = [];
  });
  afterEach(() => leaving.abort());

  function follow(answer: () => Result<unknown> | Promise<Result<unknown>>) {
    const { connection, asked } = fakeConnection(answer);
    const { signal } = leaving;
    void followNodePools(
      { clock, connection, settings: TEST_SETTINGS, signal, turns },
      [LABEL],
      known => pools.push(known && [...known]),
    );
    return { asked };
  }

  /** Waits for a turn as the first list of another cluster does. */
  function another() {
    let hasBegun = false;
    const { gate, release } = turns.createGate('another');
    void gate.beforeList(leaving.signal).then(() => {
      hasBegun = true;
    });
    return { hasBegun: () => hasBegun, release };
  }

  it('waits for its turn with the first list, and with no other', async () => {
    const before = another();
    const { asked } = follow(() => nodes);
    await settle();
    expect(asked).toHaveLength(0);
    before.release();
    await until(() => pools.length === 1);
    expect(pools).toEqual([[['n1', 'spot']]]);
    const after = another();
    await until(after.hasBegun);
    clock.advance(10 * MINUTE);
    await until(() => pools.length === 2);
  });

  it('waits for no turn again after a failure', async () => {
    const { asked } = follow(() => down);
    const after = another();
    await until(after.hasBegun);
    const { length } = asked;
    await until(() => {
      clock.advance(MINUTE);
      return asked.length > length;
    });
    expect(pools).toEqual([]);
  });

  it('gives its turn to another after 15 seconds, and goes on', async () => {
    let answer: (nodes: Result<unknown>) => void = () => {};
    follow(() => new Promise(resolve => (answer = resolve)));
    const after = another();
    await settle();
    clock.advance(14_000);
    await settle();
    expect(after.hasBegun()).toBe(false);
    clock.advance(1_000);
    await until(after.hasBegun);
    answer(nodes);
    await until(() => pools.length === 1);
  });

  it('gives its turn to another when the cluster is given up', async () => {
    follow(() => hung);
    await settle();
    leaving.abort();
    leaving = new AbortController();
    const after = another();
    await until(after.hasBegun);
    expect(pools).toEqual([]);
  });

  it('forgets the nodes of a list that begins anew', async () => {
    const page = (name: string, next?: string) =>
      aList(
        'Node',
        [{ metadata: { name, labels: { [LABEL]: 'spot' } } }],
        next,
      );
    const answers = [
      page('deleted', 'two'),
      fail('server-error', 'expired', 410),
      page('n1'),
    ];
    follow(() => answers.shift() ?? down);
    await until(() => pools.length === 1);
    expect(pools).toEqual([[['n1', 'spot']]]);
  });

  it('forgets what it knew where nodes may not be read any more, and after no other failure', async () => {
    const answers = [nodes, down, fail('forbidden', 'no', 403)];
    const { asked } = follow(() => answers.shift() ?? hung);
    await until(() => pools.length === 1);
    clock.advance(10 * MINUTE);
    await until(() => asked.length === 2);
    await settle();
    expect(pools).toHaveLength(1);
    clock.advance(MINUTE);
    await until(() => pools.length === 2);
    expect(pools[1]).toBeUndefined();
  });
});
