import { failure, Answer, success } from '../util/Answer';
import { CircuitBreaker } from './CircuitBreaker';

const PODS = '/api/v1/pods';
const ILL = failure('timeout', 'it accepted the request and did not answer');

function setup() {
  let now = 0;
  const breaker = new CircuitBreaker({ now: () => now, random: () => 0.5 });
  let sent = 0;
  return {
    breaker,
    sent: () => sent,
    wait: (ms: number) => {
      now += ms;
    },
    ask: (answer: Answer<string>, path = PODS) =>
      breaker.run(path, async () => {
        sent += 1;
        return answer;
      }),
  };
}

describe('CircuitBreaker', () => {
  it('does not ask a cluster any more that has failed five times, and says with which words', async () => {
    const { ask, sent } = setup();
    for (let time = 0; time < 5; time += 1) {
      expect(await ask(ILL)).toBe(ILL);
    }
    expect(await ask(success('x'))).toMatchObject({
      ok: false,
      reason: {
        code: 'open-circuit',
        message: expect.stringContaining('did not answer'),
      },
      retryAfterMs: 500,
    });
    expect(sent()).toBe(5);
  });

  it('lets one request find out, less and less often, and everybody when it is well', async () => {
    const { ask, breaker, sent, wait } = setup();
    for (let time = 0; time < 5; time += 1) await ask(ILL);
    wait(500);
    let answer: (value: Answer<string>) => void = () => undefined;
    const probe = breaker.run(
      PODS,
      () => new Promise<Answer<string>>(resolve => (answer = resolve)),
    );
    expect(await ask(success('x'))).toMatchObject({ ok: false });
    answer(ILL);
    await probe;
    wait(999);
    expect(await ask(success('x'))).toMatchObject({ retryAfterMs: 100 });
    wait(1);
    expect(await ask(success('x'))).toEqual(success('x'));
    expect(await ask(ILL)).toBe(ILL);
    expect(sent()).toBe(7);
    expect(breaker.isHealthy).toBe(false);
  });

  it('is not opened by what the cluster answers with reason', async () => {
    const { ask, breaker } = setup();
    const refusals = [
      failure('forbidden', 'x', 403),
      failure('unauthenticated', 'x', 401),
      failure('throttled', 'x', 429),
      failure('api-absent', 'x', 404),
      failure('credential', 'x'),
    ];
    for (const refusal of [...refusals, ...refusals]) await ask(refusal);
    expect(breaker.isHealthy).toBe(true);
  });

  it('is opened neither by one API that fails again and again, nor by logs or a metrics API', async () => {
    const { ask } = setup();
    for (let time = 0; time < 20; time += 1) {
      await ask(ILL, '/apis/batch/v1/jobs');
      await ask(ILL, `/api/v1/namespaces/shop/pods/web-${time}/log`);
      await ask(ILL, '/apis/metrics.k8s.io/v1beta1/pods');
      await ask(ILL, '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods');
    }
    expect(await ask(success('x'))).toEqual(success('x'));
  });

  it('does not stay half open when the one who asked leaves', async () => {
    const { ask, breaker, wait } = setup();
    for (let time = 0; time < 5; time += 1) await ask(ILL);
    wait(500);
    await expect(
      breaker.run(PODS, () => Promise.reject(new Error('left'))),
    ).rejects.toThrow('left');
    expect(await ask(success('x'))).toEqual(success('x'));
  });
});
