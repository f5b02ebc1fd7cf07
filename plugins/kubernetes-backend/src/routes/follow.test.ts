import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Simulator } from '@internal/cluster-simulator';
import { startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

const LOG = 'component/default/shop/pods/one/shop/web-one/logs?follow=true';

describe('a log that is followed', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one');
    simulator
      .cluster('one')
      .setLog('shop', 'web-one', 'app', { current: 'hello\n' });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('gives signs of life where lines have times', async () => {
    backend = await startBackend({
      simulator,
      testOverrides: { intervals: { heartbeatMs: 150, reauthorizeMs: 60_000 } },
    });
    const controller = new AbortController();
    const response = await backend.get(`${LOG}&timestamps=true`, {
      signal: controller.signal,
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    const second = await reader?.read();
    controller.abort();

    expect(Buffer.from(first?.value ?? []).toString()).toMatch(/Z hello\n$/);
    expect(Buffer.from(second?.value ?? []).toString()).toBe('\n');
  });

  it('leaves nothing open at the cluster when the client leaves', async () => {
    backend = await startBackend({ simulator });
    const one = simulator.cluster('one');
    const controller = new AbortController();
    const response = await backend.get(LOG, { signal: controller.signal });
    await response.body?.getReader().read();
    const following = one.openRequests();
    controller.abort();

    await until(() => one.openRequests() === 0);
    expect(following).toBe(1);
  });

  it('ends when the permission is taken away', async () => {
    let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
      AuthorizeResult.ALLOW;
    backend = await startBackend({
      simulator,
      testOverrides: { intervals: { heartbeatMs: 60_000, reauthorizeMs: 200 } },
      features: [
        mockServices.permissions.mock({
          authorize: async requests => requests.map(() => ({ result })),
        }).factory,
      ],
    });
    const response = await backend.get(LOG);
    const reader = response.body?.getReader();
    await reader?.read();
    result = AuthorizeResult.DENY;

    await expect(reader?.read()).rejects.toThrow();
    expect((await backend.get(LOG)).status).toBe(403);
  });

  it('has sixty places for each user', async () => {
    backend = await startBackend({ simulator });
    const controller = new AbortController();
    const { signal } = controller;
    const open = await Promise.all(
      Array.from({ length: 60 }, () => backend.get(LOG, { signal })),
    );
    const refused = await backend.get(LOG);
    const { error } = await refused.json();
    controller.abort();

    expect(new Set(open.map(({ status }) => status))).toEqual(new Set([200]));
    expect(refused.status).toBe(429);
    expect(error).toMatchObject({
      name: 'TooManyStreamsError',
    });
  });
});
