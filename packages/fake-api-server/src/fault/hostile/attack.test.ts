import { FakeApiServer, startFakeApiServer } from '../../FakeApiServer';
import { FakeClock } from '../../clock';
import { connect, ClientHttp2Session } from 'node:http2';
import { IncomingMessage, ServerResponse } from 'node:http';
import { get } from 'node:https';
import { Socket } from 'node:net';
import { Exchange } from '../../api/Exchange';
import { parseRequest } from '../../api/requestInfo';
import { attack as answerWith } from './attack';
import { call, stream } from '../../testing/client';
import { rawPod } from '../../testing/rawPod';

const PODS = '/api/v1/pods?labelSelector=app%3Dshop&limit=500';

let server: FakeApiServer;

beforeAll(async () => {
  server = await startFakeApiServer({ name: 'evil', clock: new FakeClock() });
  server.put(rawPod('a', 'shop', { app: 'shop' }));
});

afterEach(() => server.clearFault());
afterAll(() => server.stop());

interface List {
  readonly metadata: { readonly continue?: string };
  readonly items: readonly { readonly metadata: Record<string, unknown> }[];
}

async function list(attack: 'endlessList' | 'onePage' | 'foreign') {
  await server.setFault({ type: 'hostile', attack, objects: 3_000 });
  const { text } = await call(server, PODS);
  const parsed: List = JSON.parse(text);
  return parsed;
}

it('sends endless pages of pods that match the selector', async () => {
  const { items, metadata } = await list('endlessList');
  expect(items).toHaveLength(500);
  expect(metadata.continue).toBeTruthy();
  expect(items[499].metadata).toMatchObject({
    name: 'flood-499',
    labels: { app: 'shop' },
  });
});

it('sends everything as one page, whatever the limit is', async () => {
  const { items, metadata } = await list('onePage');
  expect(items).toHaveLength(3_000);
  expect(metadata.continue).toBeUndefined();
});

it('sends objects outside the selector', async () => {
  const { items } = await list('foreign');
  const names = items.map(item => item?.metadata?.name);
  expect(names).toEqual(expect.arrayContaining(['twin', '..', 'other-1']));
});

it('adds objects to a watch endlessly, as fast as the client reads', async () => {
  await server.setFault({ type: 'hostile', attack: 'addedStorm' });
  const watch = await stream(server, `${PODS}&watch=true`);
  await watch.until(500);
  watch.close();
  expect(JSON.parse(watch.lines()[499])).toMatchObject({
    type: 'ADDED',
    object: { metadata: { name: 'flood-499' } },
  });
});

it.each(['endlessLine', 'deepJson'] as const)(
  'sends a watch of one line: %s',
  async attack => {
    await server.setFault({ type: 'hostile', attack });
    const line = await firstBytes(`${PODS}&watch=true`);
    expect(line).toMatch(/^\{"type":"ADDED","object":(\{"x":"x{100}|\[{100})/);
    expect(line).not.toContain('\n');
  },
);

it('sends a large object, and survives a client that leaves', async () => {
  const bytes = 5_000_000;
  await server.setFault({ type: 'hostile', attack: 'hugeObject', bytes });
  const { text } = await call(server, PODS);
  expect(text.length).toBeGreaterThan(bytes);
  const leaving = await stream(server, PODS);
  leaving.close();
  await leaving.ended;
});

function session(): ClientHttp2Session {
  return connect(server.url, { ca: server.caPem });
}

it('closes the connection after one request', async () => {
  await server.setFault({ type: 'hostile', attack: 'goawayLoop' });
  const client = session();
  const gone = new Promise(resolve => client.once('goaway', resolve));
  client.request({ ':path': PODS }).end();
  expect(await gone).toBe(0);
  client.destroy();
});

it('sends a header that never ends', async () => {
  await server.setFault({ type: 'hostile', attack: 'continuationFlood' });
  const client = session();
  const ended = new Promise<Error>(resolve => client.once('error', resolve));
  client.on('stream', () => undefined);
  const request = client.request({ ':path': PODS });
  const answered = jest.fn();
  request.on('response', answered).on('error', () => undefined);
  // Node's own limit ends it.
  expect((await ended).message).toMatch(/./);
  expect(answered).not.toHaveBeenCalled();
});

it('closes the connection with a reset', async () => {
  await server.setFault({ type: 'hostile', attack: 'rstLoop' });
  await expect(call(server, PODS)).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
});

it('adds as many objects to a watch as were asked, and leaves it open', async () => {
  await server.setFault({ type: 'hostile', attack: 'addedStorm', objects: 3 });
  const { json } = await call(server, PODS);
  expect(json).toMatchObject({
    metadata: { resourceVersion: '1' },
    items: [{ metadata: { name: 'flood-0' } }],
  });
  const watch = await stream(server, `${PODS}&watch=true`);
  await watch.until(3);
  expect(server.openWatches()).toBe(0);
  expect(server.openRequests()).toBe(1);
  watch.close();
  await watch.ended;
  expect(watch.lines()).toHaveLength(3);
});

it('sends foreign objects to watches, too', async () => {
  await server.setFault({ type: 'hostile', attack: 'foreign' });
  const watch = await stream(server, `${PODS}&watch=true`);
  const lines = await watch.until(2_000);
  expect(JSON.parse(lines[0])).toMatchObject({
    type: 'ADDED',
    object: { metadata: { name: 'twin', namespace: 'flood' } },
  });
  watch.close();
});

it.each(['endlessLine', 'foreign', 'endlessList'] as const)(
  'answers a read of one object truthfully: %s',
  async attack => {
    await server.setFault({ type: 'hostile', attack, match: { verb: 'get' } });
    const path = '/api/v1/namespaces/shop/pods/a';
    expect((await call(server, path)).json).toMatchObject({
      metadata: { name: 'a' },
    });
  },
);

it('sends an empty list where only watches are attacked', async () => {
  await server.setFault({ type: 'hostile', attack: 'endlessLine' });
  expect((await call(server, PODS)).json).toEqual({
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion: '1' },
    items: [],
  });
});

it('nests a list ever deeper', async () => {
  await server.setFault({ type: 'hostile', attack: 'deepJson' });
  expect(await firstBytes(PODS)).toMatch(
    /^\{"kind":"PodList","apiVersion":"v1","metadata":\{\},"items":\[(\{"a":){100}/,
  );
});

it('drips single bytes', async () => {
  await server.setFault({ type: 'hostile', attack: 'drip' });
  expect(await firstBytes(PODS)).toBe('{');
});

it('waits for a client that does not keep up, until it leaves', async () => {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const url = new URL(`${PODS}&watch=true`, server.url);
  const exchange = new Exchange(request, response, url, jest.fn());
  const limit = 4 * 1024 * 1024;
  const attacked = answerWith(
    { attack: 'addedStorm', objects: Infinity, bytes: 1 },
    exchange,
    parseRequest('GET', url),
  );
  while (exchange.backlogBytes <= limit) await new Promise(setImmediate);
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  expect(exchange.backlogBytes).toBeLessThan(1.1 * limit);
  response.emit('close');
  expect(await attacked).toBe(true);
});

function firstBytes(path: string): Promise<string> {
  const headers = { authorization: `Bearer ${server.tokens.reader}` };
  const options = { ca: server.caPem, agent: false, headers };
  return new Promise((resolve, reject) => {
    get(`${server.url}${path}`, options, response => {
      response.once('data', chunk => {
        resolve(String(chunk));
        response.destroy();
      });
    }).on('error', reject);
  });
}
