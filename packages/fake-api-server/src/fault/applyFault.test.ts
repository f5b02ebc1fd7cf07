import { IncomingMessage, ServerResponse } from 'node:http';
import { get } from 'node:https';
import { Socket } from 'node:net';
import { Exchange } from '../api/Exchange';
import { parseRequest } from '../api/requestInfo';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { applyFault } from './applyFault';
import { Fault } from './faults';
import { faultSchema } from './faultSchema';
import { call, stream } from '../testing/client';
import { rawPod } from '../testing/rawPod';

let server: FakeApiServer;
let healthy: FakeApiServer;

beforeAll(async () => {
  const clock = new FakeClock();
  server = await startFakeApiServer({ name: 'sick', clock });
  healthy = await startFakeApiServer({ name: 'healthy', clock });
  for (const each of [server, healthy]) each.put(rawPod('a'));
});

afterEach(async () => {
  await server.clearFault();
});

afterAll(() => Promise.all([server.stop(), healthy.stop()]));

const list = () => call(server, '/api/v1/pods');
const errorCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: NodeJS.ErrnoException) => error.code,
  );

/** Whether nothing arrives within a time that is long for loopback. */
async function staysSilent(promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(true), 150);
  });
  const answer = promise.then(
    () => false,
    () => false,
  );
  const isSilent = await Promise.race([silence, answer]);
  clearTimeout(timer);
  return isSilent;
}

it('hangs, while another server answers', async () => {
  await server.setFault({ type: 'hang' });
  const answer = list();
  const isSilent = staysSilent(answer);
  expect((await call(healthy, '/api/v1/pods')).status).toBe(200);
  expect(await isSilent).toBe(true);
  server.dropConnections();
  expect(await errorCode(answer)).toBe('ECONNRESET');
});

it('hangs after the head', async () => {
  await server.setFault({ type: 'hang', at: 'body' });
  const answer = await stream(server, '/api/v1/pods');
  expect(answer.status).toBe(200);
  expect(await staysSilent(answer.ended)).toBe(true);
  answer.close();
});

it('starts late', async () => {
  await server.setFault({ type: 'slow', delayMs: 120 });
  const startedMs = performance.now();
  expect((await list()).status).toBe(200);
  expect(performance.now() - startedMs).toBeGreaterThan(110);
});

it('drips', async () => {
  await server.setFault({ type: 'slow', bytesPerSecond: 2_000 });
  const startedMs = performance.now();
  const { json, text } = await list();
  expect(json).toMatchObject({ kind: 'PodList' });
  expect(performance.now() - startedMs).toBeGreaterThan(
    (text.length / 2_000) * 1000 - 250,
  );
});

it('resets the connection', async () => {
  await server.setFault({ type: 'reset' });
  expect(await errorCode(list())).toBe('ECONNRESET');
});

it('answers with server errors', async () => {
  await server.setFault({ type: 'serverError', code: 503 });
  const { status, json } = await list();
  expect(status).toBe(503);
  expect(json).toMatchObject({ kind: 'Status', reason: 'ServiceUnavailable' });
});

it('throttles with Retry-After', async () => {
  await server.setFault({ type: 'throttle', retryAfterSeconds: 7 });
  const { status, headers, json } = await list();
  expect([status, headers['retry-after']]).toEqual([429, '7']);
  expect(json).toMatchObject({
    reason: 'TooManyRequests',
    details: { retryAfterSeconds: 7 },
  });
});

it('answers with a page of HTML', async () => {
  await server.setFault({ type: 'html' });
  const { status, headers, text } = await list();
  expect([status, headers['content-type']]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  expect(text).toContain('<h1>Sign in to continue</h1>');
});

it('cuts off the body', async () => {
  await server.setFault({ type: 'cut', afterBytes: 40 });
  expect(await errorCode(list())).toBe('ECONNRESET');
});

it('cuts off a watch', async () => {
  await server.setFault({
    type: 'cut',
    afterBytes: 10_000,
    match: { verb: 'watch' },
  });
  const watch = await stream(server, '/api/v1/pods?watch=true');
  await watch.until(1);
  for (let index = 0; index < 30; index++) server.put(rawPod(`more-${index}`));
  await watch.ended;
  expect(watch.lines().length).toBeGreaterThan(2);
  expect(watch.lines().length).toBeLessThan(31);
});

it('answers with truncated JSON', async () => {
  await server.setFault({ type: 'malformed' });
  const { status, json, text } = await list();
  expect([status, json]).toEqual([200, undefined]);
  expect(text).toMatch(/^\{"kind":"PodList"/);
});

it('answers with a huge body', async () => {
  await server.setFault({ type: 'huge', bytes: 3_000_000 });
  const { text, json } = await list();
  expect(text.length).toBeGreaterThan(3_000_000);
  expect(json).toMatchObject({ kind: 'PodList' });
});

it('treats every token as expired', async () => {
  await server.setFault({ type: 'unauthorized' });
  const { status, json } = await list();
  expect(status).toBe(401);
  expect(json).toMatchObject({
    kind: 'Status',
    message: 'Unauthorized',
    code: 401,
  });
});

it('redirects', async () => {
  await server.setFault({
    type: 'redirect',
    location: 'https://elsewhere.example.com/',
  });
  const { status, headers } = await list();
  expect([status, headers.location]).toEqual([
    302,
    'https://elsewhere.example.com/',
  ]);
});

it.each(['status', 'event'] as const)('says 410 to watches by %s', async as => {
  await server.setFault({ type: 'gone', as, match: { verb: 'watch' } });
  expect((await list()).status).toBe(200);
  const { status, json } = await call(
    server,
    '/api/v1/pods?watch=true&resourceVersion=1001',
  );
  const gone = { kind: 'Status', reason: 'Expired', code: 410 };
  expect(status).toBe(as === 'status' ? 410 : 200);
  expect(json).toMatchObject(
    as === 'status' ? gone : { type: 'ERROR', object: gone },
  );
});

it('affects only matching requests, and only as often as asked', async () => {
  await server.setFault(
    { type: 'serverError', match: { resource: 'events' }, times: 2 },
    { type: 'throttle', match: { path: 'labelSelector=app=web' } },
  );
  const status = async (path: string) => (await call(server, path)).status;
  expect(await status('/api/v1/pods')).toBe(200);
  expect(await status('/api/v1/pods?labelSelector=app%3Dweb')).toBe(429);
  expect(await status('/api/v1/events')).toBe(500);
  expect(await status('/apis/events.k8s.io/v1/events')).toBe(500);
  expect(await status('/api/v1/events')).toBe(200);
});

it.each([
  [500, 'InternalError', 'etcdserver: request timed out'],
  [502, 'InternalError', 'error trying to reach service: EOF'],
  [503, 'ServiceUnavailable', 'apiserver not ready'],
  [504, 'Timeout', 'request did not complete within the allotted timeout'],
  [599, 'InternalError', 'etcdserver: request timed out'],
])('words server error %d as %s', async (code, reason, message) => {
  await server.setFault({ type: 'serverError', code });
  expect((await list()).json).toMatchObject({
    code,
    reason,
    message: expect.stringContaining(message),
  });
});

it('forbids without saying what', async () => {
  await server.setFault({ type: 'forbidden' });
  const { status, json } = await list();
  expect(status).toBe(403);
  expect(json).toMatchObject({
    reason: 'Forbidden',
    message: 'forbidden: access is denied by a fault',
    details: {},
  });
});

it('leaves lists alone that only watches would learn from', async () => {
  await server.setFault({ type: 'gone', as: 'event' });
  expect((await list()).status).toBe(200);
  await server.setFault({ type: 'gone', as: 'status' });
  expect((await list()).status).toBe(410);
});

it('sends as much of the body as was asked before it cuts', async () => {
  await server.setFault({ type: 'cut', afterBytes: 120 });
  const text = await new Promise<string>(resolve => {
    let received = '';
    const headers = { authorization: `Bearer ${server.tokens.reader}` };
    const options = { ca: server.caPem, agent: false, headers };
    get(`${server.url}/api/v1/pods`, options, response => {
      response.on('data', chunk => (received += chunk));
      response.on('error', () => resolve(received));
    });
  });
  expect(text).toHaveLength(120);
  expect(text).toMatch(/^\{"kind":"PodList"/);
});

describe('whether the fault was the answer', () => {
  function anExchange(path = '/api/v1/pods') {
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    const url = new URL(path, 'https://127.0.0.1');
    const exchange = new Exchange(request, response, url, jest.fn());
    const apply = (fault: Fault) =>
      applyFault(faultSchema.parse(fault), exchange, parseRequest('GET', url));
    return { response, apply };
  }

  it.each<[boolean, Fault]>([
    [true, { type: 'hang' }],
    [true, { type: 'hang', at: 'body' }],
    [true, { type: 'reset' }],
    [true, { type: 'serverError' }],
    [true, { type: 'throttle' }],
    [true, { type: 'html' }],
    [true, { type: 'malformed' }],
    [true, { type: 'huge', bytes: 1 }],
    [true, { type: 'unauthorized' }],
    [true, { type: 'forbidden' }],
    [true, { type: 'redirect' }],
    [true, { type: 'gone', as: 'status' }],
    [false, { type: 'gone' }],
    [false, { type: 'slow' }],
    [false, { type: 'cut' }],
    [true, { type: 'hostile', attack: 'rstLoop' }],
    [false, { type: 'hostile', attack: 'goawayLoop' }],
  ])('is %s for %j', async (isAnswer, fault) => {
    expect(await anExchange().apply(fault)).toBe(isAnswer);
  });

  it('is true for a watch that has gone', async () => {
    const { apply } = anExchange('/api/v1/pods?watch=true');
    expect(await apply({ type: 'gone' })).toBe(true);
  });

  it('is true when the client leaves during a delay', async () => {
    const { response, apply } = anExchange();
    const answered = apply({ type: 'slow', delayMs: 1_000_000 });
    response.emit('close');
    expect(await answered).toBe(true);
  });
});
