import { Simulator } from '@internal/cluster-simulator';
import { startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

const LOG = 'component/default/shop/pods/one/shop/web-one/logs';

/** How many logs of one user are followed at once. */
const PLACES = 60;

describe('the log of a container', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one');
    simulator
      .cluster('one')
      .setLog('shop', 'web-one', 'app', { current: 'hello\n' });
    backend = await startBackend({ simulator });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  /** Follows the log until its first bytes have come. */
  async function followOnce(): Promise<number> {
    const leaving = new AbortController();
    const { status, body } = await backend.get(`${LOG}?follow=true`, {
      signal: leaving.signal,
    });
    await body?.getReader().read();
    leaving.abort();
    return status;
  }

  it('gives the place back of a log that cannot be opened', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i <= PLACES; i += 1) {
      const answer = await backend.get(`${LOG}?follow=true&container=none`);
      statuses.add(answer.status);
    }
    expect(statuses).toEqual(new Set([400]));
    expect(await followOnce()).toBe(200);
  });

  it('gives the place back when its reader leaves', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i <= PLACES; i += 1) statuses.add(await followOnce());
    expect(statuses).toEqual(new Set([200]));
    await until(() => simulator.cluster('one').openRequests() === 0, 10_000);
  });

  it('takes no place where it is not followed', async () => {
    const answers = await Promise.all(
      Array.from({ length: PLACES + 1 }, () => backend.get(LOG)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([200]),
    );
    expect(await answers[0].text()).toBe('hello\n');
  });
});
