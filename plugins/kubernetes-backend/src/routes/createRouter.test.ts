import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { AuthenticationError, NotFoundError } from '@backstage/errors';
import express, { ErrorRequestHandler } from 'express';
import { ManualClock } from '../__testUtils__/ManualClock';
import { TooManyStreamsError } from '../errors';
import { CallerGate } from './CallerGate';
import { RouteContext } from './context';
import { createRouter, METRICS_PATH } from './createRouter';
import { StreamDrain } from './StreamDrain';

const ENTITY = '/v1/entities/component/default/shop';

/** What Backstage's own error handler does with what a router passes on. */
const answerError: ErrorRequestHandler = (error, _request, response, _next) => {
  response
    .status(error instanceof NotFoundError ? 404 : error.statusCode ?? 500)
    .json({
      name: error.name,
      message: error.message,
    });
};

let server: Server | undefined;

afterEach(() => server?.close());

async function setup(
  change: Partial<Record<keyof RouteContext, unknown>> = {},
) {
  const drain = new StreamDrain(new ManualClock(), {
    delayMs: 0,
    spreadMs: 0,
  });
  const gate = new CallerGate();
  const authorize = jest.fn(async () => {
    throw new AuthenticationError('not signed in');
  });
  const context = {
    identify: async () => ({ userEntityRef: 'user:default/jo' }),
    access: { authorize },
    platformAccess: { authorize },
    drain,
    gate,
    metrics: {
      isPublic: true,
      prometheus: { contentType: 'text/plain', scrape: async () => 'up 1\n' },
    },
    ...change,
  } as unknown as RouteContext;
  const app = express().use(createRouter(context)).use(answerError);
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    authorize,
    drain,
    gate,
    get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
  };
}

describe('createRouter', () => {
  it('serves metrics where Prometheus scrapes them', async () => {
    const { get } = await setup();
    const response = await get(METRICS_PATH);
    expect([response.status, await response.text()]).toEqual([200, 'up 1\n']);
  });

  it('says what to use instead of a route that does not exist', async () => {
    const { get } = await setup();
    const response = await get('/services/shop');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('@podlight');
  });

  it('runs the requests of a user through the gate, by cost', async () => {
    const gate = new CallerGate();
    const run = jest.spyOn(gate, 'run');
    const { authorize, get } = await setup({ gate });
    await get(`${ENTITY}/live`);
    await get(`${ENTITY}/snapshot`);
    await get(`${ENTITY}/usage`);
    expect(run.mock.calls.map(([user, , , cost]) => [user, cost])).toEqual([
      ['user:default/jo', 5],
      ['user:default/jo', 5],
      ['user:default/jo', 1],
    ]);
    expect(authorize).toHaveBeenCalledTimes(3);
  });

  it('does not limit services', async () => {
    const gate = new CallerGate();
    const run = jest.spyOn(gate, 'run');
    const { authorize, get } = await setup({
      gate,
      identify: async () => ({}),
    });
    await get(`${ENTITY}/usage`);
    expect(run).not.toHaveBeenCalled();
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  it('sends Retry-After with a limit that was reached', async () => {
    const { get } = await setup({
      gate: {
        run: async () => {
          throw new TooManyStreamsError('too many');
        },
      },
    });
    const response = await get(`${ENTITY}/usage`);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('30');
  });

  it('removes credentials from the errors of its routes', async () => {
    const { get } = await setup({
      access: {
        authorize: async () => {
          throw new Error('GET https://jo:hunter2@api.example.com failed');
        },
      },
    });
    const text = await (await get(`${ENTITY}/usage`)).text();
    expect(text).toContain('api.example.com');
    expect(text).not.toContain('hunter2');
  });

  it('closes connections while the backend is stopping', async () => {
    const { drain, get } = await setup();
    expect((await get(METRICS_PATH)).headers.get('connection')).not.toBe(
      'close',
    );
    await drain.drain();
    expect((await get(METRICS_PATH)).headers.get('connection')).toBe('close');
  });
});
