import { ControlServer } from './ControlServer';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { call, stream } from '../testing/client';

let server: FakeApiServer;
let control: ControlServer;
let url: string;

beforeAll(async () => {
  server = await startFakeApiServer({ name: 'one', clock: new FakeClock() });
  control = new ControlServer([server], {
    'GET moods': ({ name }) => ({ name, mood: 'calm' }),
    'PUT moods': (_, body) => {
      if (body === 'bad') throw new Error('no bad moods');
      return body;
    },
  });
  url = await control.listen();
});

afterAll(async () => {
  await control.stop();
  await server.stop();
});

async function send(method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

it('switches faults on and off while the cluster runs', async () => {
  const set = await send('PUT', '/clusters/one/fault', { type: 'throttle' });
  expect(set).toMatchObject({
    status: 200,
    json: { name: 'one', faults: [{ type: 'throttle', retryAfterSeconds: 1 }] },
  });
  expect((await call(server, '/api/v1/pods')).status).toBe(429);
  await send('DELETE', '/clusters/one/fault');
  expect((await call(server, '/api/v1/pods')).status).toBe(200);
});

it('has further actions, which see the server and the body', async () => {
  expect(await send('GET', '/clusters/one/moods')).toEqual({
    status: 200,
    json: { name: 'one', mood: 'calm' },
  });
  expect((await send('PUT', '/clusters/one/moods', 'good')).json).toBe('good');
  expect(await send('PUT', '/clusters/one/moods', 'bad')).toEqual({
    status: 400,
    json: { error: 'Error: no bad moods' },
  });
  expect((await send('DELETE', '/clusters/one/moods')).status).toBe(405);
  expect((await send('GET', '/clusters/one/constructor')).status).toBe(405);
});

it('takes several faults at once', async () => {
  const faults = [
    { type: 'reset', match: { resource: 'events' } },
    { type: 'slow', delayMs: 1 },
  ];
  const { json } = await send('PUT', '/clusters/one/fault', faults);
  expect(json.faults).toHaveLength(2);
  await send('DELETE', '/clusters/one/fault');
});

it('puts and deletes single objects', async () => {
  const note = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'note', namespace: 'shop' },
    data: { text: 'hello' },
  };
  const path = '/api/v1/namespaces/shop/configmaps/note';
  await send('PUT', '/clusters/one/objects', note);
  expect((await call(server, path)).status).toBe(200);
  await send('DELETE', '/clusters/one/objects', note);
  expect((await call(server, path)).status).toBe(404);
});

it('grants and revokes tokens', async () => {
  const statusWith = async (token: string) =>
    (await call(server, '/api/v1/pods', { token })).status;
  await send('PUT', '/clusters/one/tokens', {
    token: 'renewed',
    identity: 'reader',
  });
  expect(await statusWith('renewed')).toBe(200);
  await send('DELETE', '/clusters/one/tokens', { token: 'renewed' });
  expect(await statusWith('renewed')).toBe(401);
});

it('counts the requests of a cluster', async () => {
  const asked = async () => {
    const [{ requestsByKind }] = (await send('GET', '/clusters')).json;
    return requestsByKind['list secrets'] ?? 0;
  };
  const before = await asked();
  await call(server, '/api/v1/secrets');
  expect(await asked()).toBe(before + 1);
});

it('lists the clusters without their tokens', async () => {
  const { json } = await send('GET', '/clusters');
  expect(json).toEqual([
    expect.objectContaining({
      name: 'one',
      faults: [],
      openWatches: 0,
    }),
  ]);
  expect(JSON.stringify(json)).not.toContain('simulated.');
});

it.each([
  ['PUT', '/clusters/one/fault', { type: 'nope' }, 400],
  ['PUT', '/clusters/one/fault', { type: 'cut', afterBytes: 'many' }, 400],
  ['PUT', '/clusters/two/fault', { type: 'hang' }, 404],
  ['PUT', '/clusters/one/objects', { kind: 'Pod' }, 400],
  ['PUT', '/clusters/one/tokens', { token: 'a', identity: 'king' }, 400],
  ['PUT', '/clusters/one/tokens', { token: '', identity: 'reader' }, 400],
  ['PATCH', '/clusters/one/fault', {}, 405],
  ['GET', '/', undefined, 404],
])(
  'refuses %s %s %j with %p and a reason',
  async (method, path, body, expected) => {
    const { status, json } = await send(method, path, body);
    expect(status).toBe(expected);
    expect(json.error).toEqual(expect.any(String));
  },
);

it.each(['/clusters/one', '/clusters/one/fault'])(
  'describes one cluster at %s',
  async path => {
    await send('POST', '/clusters/one/fault', { type: 'hang' });
    expect(await send('GET', path)).toMatchObject({
      status: 200,
      json: { name: 'one', url: server.url, faults: [{ type: 'hang' }] },
    });
    await send('DELETE', '/clusters/one/fault');
    expect(server.activeFaults()).toEqual([]);
  },
);

it('compacts a cluster', async () => {
  await send('POST', '/clusters/one/compact');
  const path = '/api/v1/pods?watch=true&resourceVersion=1000';
  expect((await call(server, path)).json).toMatchObject({
    object: { code: 410 },
  });
});

it('drops the connections of a cluster, and counts them', async () => {
  const watch = await stream(server, '/api/v1/pods?watch=true');
  const { json } = await send('GET', '/clusters/one');
  expect(json).toMatchObject({ openWatches: 1, connections: 1 });
  await send('POST', '/clusters/one/drop-connections');
  await watch.ended;
  expect(server.connections()).toBe(0);
});

it('limits bodies to the size of an object', async () => {
  const note = (length: number) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'note', namespace: 'shop' },
    data: { text: 'x'.repeat(length) },
  });
  const put = (length: number) =>
    send('PUT', '/clusters/one/objects', note(length));
  expect((await put(1_572_000)).status).toBe(200);
  expect(await put(1_573_000)).toMatchObject({
    status: 400,
    json: { error: 'Error: The body is too large' },
  });
});

it('says where to look, and what can be done', async () => {
  expect((await send('GET', '/')).json.error).toContain('/clusters/NAME/fault');
  expect((await send('GET', '/clusters/two')).json.error).toContain('"two"');
  expect((await send('PATCH', '/clusters/one')).json.error).toContain(
    'POST …/compact',
  );
});

it('refuses a port that is taken', async () => {
  const other = new ControlServer([]);
  await expect(other.listen(Number(new URL(url).port))).rejects.toThrow(
    'EADDRINUSE',
  );
});
