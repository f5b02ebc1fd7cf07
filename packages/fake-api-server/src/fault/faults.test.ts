import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { connect } from 'node:net';
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

it('hangs before the TLS handshake', async () => {
  await server.setFault({ type: 'hang', at: 'connect' });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise(resolve => socket.once('connect', resolve));
  const isSilent = staysSilent(
    new Promise(resolve => socket.once('data', resolve)),
  );
  socket.write('anything');
  expect(await isSilent).toBe(true);
  socket.destroy();
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

it('refuses connections and comes back on the same port', async () => {
  const { url } = server;
  await server.setFault({ type: 'refuse' });
  expect(await errorCode(list())).toBe('ECONNREFUSED');
  await server.clearFault();
  expect(server.url).toBe(url);
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

it.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['wrongAuthority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
] as const)('shows a certificate that is %s', async (problem, code) => {
  await server.setFault({ type: 'certificate', problem });
  expect(await errorCode(list())).toBe(code);
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

it('rejects an unknown fault', async () => {
  // What the control endpoint may receive, which no type has checked.
  const unknown = JSON.parse('{"type":"throttle","retryAfterSeconds":-1}');
  await expect(server.setFault(unknown)).rejects.toThrow('retryAfterSeconds');
});

it('lets open watches fall silent without ending them', async () => {
  const watch = await stream(
    server,
    '/api/v1/pods?watch=true&labelSelector=quiet',
  );
  const other = await stream(
    server,
    '/api/v1/pods?watch=true&labelSelector=loud',
  );
  await server.setFault({ type: 'silentWatch' });
  server.put(rawPod('unheard', 'default', { quiet: 'yes' }));
  expect((await list()).status).toBe(200);
  await server.clearFault();
  server.put(rawPod('after-a-gap', 'default', { quiet: 'yes' }));
  server.put(rawPod('heard', 'default', { loud: 'yes' }));
  const [line] = await other.until(1);
  expect(JSON.parse(line)).toMatchObject({
    object: { metadata: { name: 'heard' } },
  });
  expect(watch.lines()).toEqual([]);
  watch.close();
  other.close();
});

it('recovers when a fault is cleared', async () => {
  await server.setFault({ type: 'certificate', problem: 'expired' });
  await server.clearFault();
  expect((await list()).status).toBe(200);
});
