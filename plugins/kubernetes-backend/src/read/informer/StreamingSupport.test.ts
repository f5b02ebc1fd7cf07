import { ManualClock } from '../../__testUtils__/ManualClock';
import { StreamingSupport } from './StreamingSupport';

const CLUSTER = {
  name: 'a',
  url: 'https://a.example',
  authProvider: 'serviceAccount',
  authMetadata: {},
};
const OTHER = { ...CLUSTER, url: 'https://b.example' };

function start() {
  const clock = new ManualClock();
  const support = new StreamingSupport(clock);
  const { signal } = new AbortController();
  return {
    clock,
    support,
    ask: (cluster = CLUSTER) => support.isWorthAsking(cluster, signal),
  };
}

it('lets one list of a cluster try, and the others wait for what it learns', async () => {
  const { ask, support } = start();
  expect(await ask()).toBe(true);
  const others = Promise.all([ask(), ask()]);
  support.learn(CLUSTER, true);
  expect(await others).toEqual([true, true]);
});

it('tells the others that lists are not streamed', async () => {
  const { ask, support } = start();
  await ask();
  const other = ask();
  support.learn(CLUSTER, false);
  expect(await other).toBe(false);
  expect(await ask()).toBe(false);
});

it('keeps clusters apart', async () => {
  const { ask, support } = start();
  await ask();
  support.learn(CLUSTER, false);
  expect(await ask(OTHER)).toBe(true);
});

it('does not keep the others waiting for a cluster that is slow', async () => {
  const { ask, clock } = start();
  await ask();
  const other = ask();
  await clock.advance(999);
  expect(await Promise.race([other, 'waits'])).toBe('waits');
  await clock.advance(1);
  expect(await other).toBe(false);
});

it('lets the next list try where the answer did not tell', async () => {
  const { ask, support } = start();
  await ask();
  const other = ask();
  support.learn(CLUSTER, undefined);
  expect(await other).toBe(false);
  expect(await ask()).toBe(true);
});

it.each([true, false])('asks again after ten minutes: %s', async isOffered => {
  const { ask, clock, support } = start();
  await ask();
  support.learn(CLUSTER, isOffered);
  await clock.advance(600_000);
  expect(await ask()).toBe(isOffered);
  await clock.advance(1);
  expect(await ask()).toBe(true);
  const other = ask();
  support.learn(CLUSTER, false);
  expect(await other).toBe(false);
});
