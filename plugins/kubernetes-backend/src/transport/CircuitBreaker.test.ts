import { fail, Result, ok } from '../util/Result';
import { ManualClock } from '../__testUtils__/ManualClock';
import {
  CircuitBreaker,
  FORGET_AFTER_MS,
  PROBE_EVERY_MS,
} from './CircuitBreaker';

const PODS = '/api/v1/pods';
const NO_CONNECTION = fail('unreachable', 'connection refused');
const LATE = fail('timeout', 'it accepted the request and did not answer');

function setup() {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker({ clock });
  const counts = { sent: 0, checked: 0 };
  const server: { isReady: () => Promise<boolean> } = {
    isReady: async () => false,
  };
  const isReady = () => {
    counts.checked += 1;
    return server.isReady();
  };
  const send = (path: string, answer: () => Promise<Result<string>>) =>
    breaker.run({
      path,
      isReady,
      send: () => {
        counts.sent += 1;
        return answer();
      },
    });
  return {
    breaker,
    counts,
    server,
    send,
    clock,
    wait: (ms: number) => clock.advance(ms),
    ask: (answer: Result<string>, path = PODS) =>
      send(path, async () => answer),
  };
}

type Setup = ReturnType<typeof setup>;

async function fiveTimes(answer: Result<string>, { ask }: Setup) {
  for (let time = 0; time < 5; time += 1) {
    expect(await ask(answer)).toBe(answer);
  }
}

describe('CircuitBreaker', () => {
  it('opens after five failed connections', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    expect(await it.ask(ok('x'))).toMatchObject({
      ok: false,
      reason: {
        code: 'open-circuit',
        message: expect.stringContaining('connection failed'),
      },
      retryAfterMs: PROBE_EVERY_MS,
    });
    expect(it.counts).toEqual({ sent: 5, checked: 0 });
  });

  it('checks with one request at a time, every few seconds, whether the cluster is ready', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    it.wait(PROBE_EVERY_MS);
    let ready: (value: boolean) => void = () => undefined;
    it.server.isReady = () => new Promise(resolve => (ready = resolve));
    const first = it.ask(ok('x'));
    expect(it.breaker.state).toBe('half-open');
    expect(await it.ask(ok('x'))).toMatchObject({ ok: false });
    ready(false);
    expect(await first).toMatchObject({ ok: false });
    it.wait(PROBE_EVERY_MS - 1);
    expect(await it.ask(ok('x'))).toMatchObject({ retryAfterMs: 100 });
    it.wait(1);
    it.server.isReady = async () => true;
    expect(await it.ask(ok('x'))).toEqual(ok('x'));
    expect(it.breaker.isHealthy).toBe(true);
    expect(it.counts).toEqual({ sent: 6, checked: 2 });
  });

  it('checks as often on the second day as in the first minute', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    for (let time = 1; time <= 200; time += 1) {
      it.wait(PROBE_EVERY_MS);
      await it.ask(ok('x'));
      await it.ask(ok('x'));
      expect(it.counts.checked).toBe(time);
    }
  });

  it('reports the last failure, and when the cluster is asked again', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    const from = it.clock.now().toISOString();
    it.wait(4 * PROBE_EVERY_MS + 1);
    expect(await it.ask(ok('x'))).toMatchObject({
      reason: {
        code: 'open-circuit',
        cause: 'unreachable',
        retry: { from, everyMs: PROBE_EVERY_MS },
      },
      retryAfterMs: PROBE_EVERY_MS - 1,
    });
  });

  it('is not opened by a 4xx, whatever the request was', async () => {
    const { ask, breaker, counts } = setup();
    const statuses = [400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 429];
    for (const status of [...statuses, ...statuses]) {
      await ask(fail('server-error', 'x', status));
    }
    for (let time = 0; time < 10; time += 1) {
      await ask(fail('credential', 'x'));
      await ask(fail('malformed', 'x', 200));
    }
    expect(breaker.isHealthy).toBe(true);
    expect(counts.checked).toBe(0);
  });

  it('ignores a caller without a credential', async () => {
    const it = setup();
    for (let time = 0; time < 4; time += 1) await it.ask(NO_CONNECTION);
    await it.ask(fail('credential', 'sign in again'));
    expect(it.breaker.isHealthy).toBe(false);
    await it.ask(NO_CONNECTION);
    expect(it.breaker.state).toBe('open');
  });

  it.each([ok('x'), fail('forbidden', 'no', 403)])(
    'counts failures in a row, which any response in between resets (ok: $ok)',
    async answer => {
      const it = setup();
      for (let time = 0; time < 4; time += 1) await it.ask(NO_CONNECTION);
      await it.ask(answer);
      expect(it.breaker.isHealthy).toBe(true);
      for (let time = 0; time < 4; time += 1) await it.ask(NO_CONNECTION);
      expect(it.breaker.state).toBe('closed');
      await it.ask(NO_CONNECTION);
      expect(it.breaker.state).toBe('open');
    },
  );

  it.each(['dns', 'unreachable', 'tls'] as const)(
    'needs no check to know that there is no connection: %s',
    async code => {
      const it = setup();
      await fiveTimes(fail(code, 'x'), it);
      expect(it.breaker.state).toBe('open');
      expect(it.counts.checked).toBe(0);
    },
  );

  it.each([
    [fail('server-error', 'x', 499), 0],
    [fail('server-error', 'x', 500), 1],
    [fail('server-error', 'x'), 1],
    [LATE, 1],
  ])(
    'checks whether the cluster is ready after five failures: $reason',
    async (answer, checked) => {
      const it = setup();
      await fiveTimes(answer, it);
      expect(it.counts.checked).toBe(checked);
    },
  );

  it.each([LATE, fail('server-error', 'x', 500)])(
    'is not opened by a request that fails while the cluster is ready ($reason.code)',
    async answer => {
      const it = setup();
      it.server.isReady = async () => true;
      for (let time = 0; time < 4; time += 1) await fiveTimes(answer, it);
      expect(await it.ask(ok('x'))).toEqual(ok('x'));
      expect(it.counts.checked).toBeGreaterThan(1);
    },
  );

  it('is opened by time-outs of a cluster that is not ready either, once that is known', async () => {
    const it = setup();
    let ready: (value: boolean) => void = () => undefined;
    it.server.isReady = () => new Promise(resolve => (ready = resolve));
    await fiveTimes(LATE, it);
    await fiveTimes(LATE, it);
    expect(it.counts).toEqual({ sent: 10, checked: 1 });
    ready(false);
    await new Promise(process.nextTick);
    expect(await it.ask(ok('x'))).toMatchObject({
      reason: { message: expect.stringContaining('no response in time') },
    });
  });

  it('is opened by a check that throws', async () => {
    const it = setup();
    it.server.isReady = () => Promise.reject(new Error('x'));
    await fiveTimes(LATE, it);
    await new Promise(process.nextTick);
    expect(it.breaker.state).toBe('open');
  });

  it("reports nothing of one caller's request to others", async () => {
    const it = setup();
    const words = "unable to parse 'team-a/secret-project'";
    await fiveTimes(fail('server-error', words, 503), it);
    await new Promise(process.nextTick);
    const refused = await it.ask(ok('x'));
    expect(refused).toMatchObject({
      reason: {
        message: expect.stringContaining('the server returned status 503'),
      },
    });
    expect(JSON.stringify(refused)).not.toContain('team-a');
  });

  it('ignores logs and the metrics API', async () => {
    const { ask, counts } = setup();
    for (let time = 0; time < 20; time += 1) {
      await ask(NO_CONNECTION, `/api/v1/namespaces/shop/pods/web-${time}/log`);
      await ask(LATE, '/apis/metrics.k8s.io/v1beta1/pods');
      await ask(LATE, '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods');
    }
    expect(await ask(ok('x'))).toEqual(ok('x'));
    expect(counts.checked).toBe(0);
  });

  it('does not stay half open when the caller leaves', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    it.wait(PROBE_EVERY_MS);
    it.server.isReady = async () => true;
    await expect(
      it.send(PODS, () => Promise.reject(new Error('left'))),
    ).rejects.toThrow('left');
    expect(await it.ask(ok('x'))).toEqual(ok('x'));
  });

  it('does not stay half open without requests', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    it.wait(FORGET_AFTER_MS - 1);
    expect(it.breaker.state).toBe('half-open');
    expect(it.breaker.isHealthy).toBe(false);
    it.wait(1);
    expect(it.breaker.state).toBe('closed');
    expect(it.breaker.isHealthy).toBe(true);
  });

  it('checks first after a minute without requests', async () => {
    const it = setup();
    await fiveTimes(NO_CONNECTION, it);
    it.wait(2 * FORGET_AFTER_MS);
    expect(await it.ask(ok('x'))).toMatchObject({ ok: false });
    expect(it.breaker.state).toBe('open');
    expect(it.counts).toEqual({ sent: 5, checked: 1 });
    it.wait(2 * FORGET_AFTER_MS);
    it.server.isReady = async () => true;
    expect(await it.ask(ok('x'))).toEqual(ok('x'));
  });

  it('forgets failures after a minute without requests', async () => {
    const it = setup();
    await it.ask(NO_CONNECTION);
    expect(it.breaker.isHealthy).toBe(false);
    it.wait(FORGET_AFTER_MS);
    expect(it.breaker.isHealthy).toBe(true);
  });

  describe('waiting callers', () => {
    const never = new AbortController().signal;
    const settle = () => new Promise(resolve => setImmediate(resolve));

    function waitFor({ breaker }: ReturnType<typeof setup>, ms: number) {
      const woken: string[] = [];
      for (const name of ['a', 'b', 'c']) {
        breaker.pause(ms, never).then(() => woken.push(name));
      }
      return woken;
    }

    it('resume when the cluster has recovered, however long they meant to wait', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const woken = waitFor(it, 60_000);
      await settle();
      expect(woken).toEqual([]);
      it.wait(PROBE_EVERY_MS);
      await settle();
      expect(woken).toEqual(['a']);
      it.server.isReady = async () => true;
      await it.ask(ok('x'));
      await settle();
      expect(woken).toEqual(['a', 'b', 'c']);
    });

    it('are let through one after the other while it is open', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const woken = waitFor(it, 10);
      for (let time = 1; time <= 3; time += 1) {
        await settle();
        it.wait(PROBE_EVERY_MS);
        await settle();
        expect(woken).toHaveLength(time);
        await it.ask(ok('x'));
      }
    });

    it('get their turn when the one before leaves without a request', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const woken = waitFor(it, 10);
      await settle();
      it.wait(PROBE_EVERY_MS);
      await settle();
      it.wait(250);
      await settle();
      expect(woken).toEqual(['a', 'b']);
    });

    it('resume when the breaker opens, to learn when the cluster is asked again', async () => {
      const it = setup();
      await it.ask(NO_CONNECTION);
      const woken = waitFor(it, 60_000);
      for (let time = 0; time < 4; time += 1) await it.ask(NO_CONNECTION);
      await settle();
      expect(woken).toEqual(['a', 'b', 'c']);
    });

    it('resume on Retry now, once a second for all together', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const woken = waitFor(it, 60_000);
      await settle();
      it.wait(100);
      it.breaker.retryNow();
      await settle();
      expect(woken).toEqual(['a']);
      await it.ask(ok('x'));
      for (let time = 0; time < 100; time += 1) {
        it.breaker.retryNow();
        await it.ask(ok('x'));
      }
      expect(it.counts.checked).toBe(1);
      it.wait(1_000);
      it.breaker.retryNow();
      it.server.isReady = async () => true;
      expect(await it.ask(ok('x'))).toEqual(ok('x'));
    });

    it('wait as long as they meant to while the breaker is closed, or until Retry now', async () => {
      const it = setup();
      const woken = waitFor(it, 60_000);
      it.wait(59_999);
      await settle();
      expect(woken).toEqual([]);
      it.breaker.retryNow();
      await settle();
      expect(woken).toEqual(['a', 'b', 'c']);
    });

    it('keep its state until a minute after they have left', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const leaving = new AbortController();
      const pause = it.breaker.pause(1_000, leaving.signal);
      await settle();
      it.wait(1.5 * PROBE_EVERY_MS);
      it.breaker.retryNow();
      await settle();
      const again = it.breaker.pause(1_000, leaving.signal);
      it.wait(10 * FORGET_AFTER_MS - 250);
      expect(it.breaker.state).not.toBe('closed');
      leaving.abort();
      await Promise.all([pause, again]);
      expect(it.breaker.state).not.toBe('closed');
      it.wait(FORGET_AFTER_MS);
      expect(it.breaker.state).toBe('closed');
    });

    it('may abort', async () => {
      const it = setup();
      await fiveTimes(NO_CONNECTION, it);
      const leaving = new AbortController();
      const pause = it.breaker.pause(1_000, leaving.signal);
      leaving.abort();
      await expect(pause).resolves.toBeUndefined();
    });
  });
});
