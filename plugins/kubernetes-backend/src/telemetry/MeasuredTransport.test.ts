import { PassThrough } from 'node:stream';
import { scrapedMetrics } from '../__testUtils__/scrapedMetrics';
import { Result, fail, ok } from '../util/Result';
import { MeasuredTransport } from './MeasuredTransport';

describe('MeasuredTransport', () => {
  const cluster = {
    name: 'one',
    url: 'https://one',
    authProvider: 'x',
    authMetadata: {},
  };
  const credential = { kind: 'anonymous', identity: 'x' } as const;
  const request = {
    path: '/api/v1/pods',
    signal: new AbortController().signal,
  };

  function measured(answer: () => Promise<Result<never>>) {
    const { telemetry, samples } = scrapedMetrics();
    let now = 0;
    const transport = new MeasuredTransport({
      telemetry,
      now: () => now,
      transport: {
        getJson: async () => {
          now += 300;
          return answer();
        },
        open: answer,
      },
    });
    return { transport, samples };
  }

  it('counts each request under how it ended, and how long it took', async () => {
    const answers: (() => Promise<Result<never>>)[] = [
      async () => fail('timeout', 'too slow'),
      async () => fail('server-error', 'too old', 410),
      async () => fail('server-error', 'broken', 500),
      () => Promise.reject(new Error('left')),
    ];
    const { transport, samples } = measured(() => {
      const next = answers.shift();
      return next ? next() : Promise.reject(new Error('none left'));
    });
    for (let time = 0; time < 4; time += 1) {
      await transport.getJson(cluster, credential, request).catch(() => 0);
    }
    const counted = await samples('podlight_api_requests_total');
    expect(counted.sort()).toEqual(
      ['aborted', 'expired', 'server-error', 'timeout'].map(
        outcome =>
          `{cluster="one",resource="pods",verb="list",outcome="${outcome}"} 1`,
      ),
    );
  });

  it('says that a stream is over when its body is closed', async () => {
    const body = new PassThrough();
    const ended = jest.fn();
    const opened = jest.fn(() => ended);
    const transport = new MeasuredTransport({
      telemetry: {
        ...scrapedMetrics().telemetry,
        streamOpened: opened,
        requestDone: jest.fn(),
      },
      transport: {
        getJson: async () => ok({}),
        open: async () => ok({ status: 200, body }),
      },
    });
    const query = { watch: 'true' };
    await transport.open(cluster, credential, { ...request, query });
    expect(opened).toHaveBeenCalledWith({
      cluster: 'one',
      resource: 'pods',
      verb: 'watch',
    });
    expect(ended).not.toHaveBeenCalled();
    body.destroy();
    await new Promise(resolve => setImmediate(resolve));
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
