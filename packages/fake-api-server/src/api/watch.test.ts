import { at } from '../kube/object';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { call, stream } from '../testing/client';
import { rawPod } from '../testing/rawPod';

let server: FakeApiServer;
let clock: FakeClock;

beforeEach(async () => {
  clock = new FakeClock();
  server = await startFakeApiServer({ name: 'one', clock });
});

afterEach(() => server.stop());

function told(lines: readonly string[]): string[] {
  return lines.map(line => {
    const event: unknown = JSON.parse(line);
    return `${String(at(event, 'type'))} ${String(
      at(event, 'object', 'metadata', 'name') ?? '',
    )}`.trim();
  });
}

async function revision(): Promise<string> {
  const { json } = await call(server, '/api/v1/pods?limit=1');
  return String(at(json, 'metadata', 'resourceVersion'));
}

it('starts with the existing objects and continues with every change', async () => {
  server.put(rawPod('a'));
  const watch = await stream(server, '/api/v1/pods?watch=true');
  await watch.until(1);
  server.put(rawPod('b'));
  server.put({ ...rawPod('a'), changed: true });
  server.delete({ kind: 'Pod', name: 'b' });
  expect(told(await watch.until(4))).toEqual([
    'ADDED a',
    'ADDED b',
    'MODIFIED a',
    'DELETED b',
  ]);
  expect(server.openWatches()).toBe(1);
  watch.close();
});

it('resumes after a resource version without gaps or duplicates', async () => {
  server.put(rawPod('before'));
  const from = await revision();
  server.put(rawPod('missed'));
  server.delete({ kind: 'Pod', name: 'missed' });
  const watch = await stream(
    server,
    `/api/v1/pods?watch=1&resourceVersion=${from}`,
  );
  await watch.until(2);
  server.put(rawPod('live'));
  expect(told(await watch.until(3))).toEqual([
    'ADDED missed',
    'DELETED missed',
    'ADDED live',
  ]);
  watch.close();
});

it('reports an object that starts or stops matching the selector', async () => {
  const path = `/api/v1/namespaces/shop/pods?watch=true&labelSelector=app%3Dweb&resourceVersion=${await revision()}`;
  const watch = await stream(server, path);
  server.put(rawPod('a', 'shop', { app: 'api' }));
  server.put(rawPod('a', 'shop', { app: 'web' }));
  server.put(rawPod('a', 'elsewhere', { app: 'web' }));
  server.put(rawPod('a', 'shop', { app: 'api' }));
  expect(told(await watch.until(2))).toEqual(['ADDED a', 'DELETED a']);
  watch.close();
});

it('sends bookmarks with the newest resource version and ends when the time is up', async () => {
  const path = `/api/v1/pods?watch=true&allowWatchBookmarks=true&timeoutSeconds=90&resourceVersion=${await revision()}`;
  const watch = await stream(server, path);
  server.put({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'unrelated' },
  });
  const newest = await revision();
  clock.advance(60_000);
  const [line] = await watch.until(1);
  expect(JSON.parse(line)).toMatchObject({
    type: 'BOOKMARK',
    object: {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { resourceVersion: newest },
    },
  });
  clock.advance(30_000);
  await watch.ended;
  expect(told(watch.lines())).toEqual(['BOOKMARK', 'BOOKMARK']);
  expect(server.openWatches()).toBe(0);
});

it('marks the end of the initial events for clients that ask for it', async () => {
  server.put(rawPod('a'));
  const watch = await stream(
    server,
    '/api/v1/pods?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
  );
  const [first, second] = await watch.until(2);
  expect(told([first])).toEqual(['ADDED a']);
  expect(at(JSON.parse(second), 'object', 'metadata', 'annotations')).toEqual({
    'k8s.io/initial-events-end': 'true',
  });
  watch.close();
});

describe('a streamed list', () => {
  const STREAMED =
    '/api/v1/pods?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';

  it.each([
    ['v1.20.2', 422],
    ['v1.31.0', 422],
    ['v1.32.0', 200],
    ['v1.33.0', 422],
    ['v1.34.1', 200],
  ])('of Kubernetes %s: %s', async (kubernetesVersion, status) => {
    const other = await startFakeApiServer({
      name: 'other',
      clock,
      kubernetesVersion,
    });
    const watch = await stream(other, STREAMED);
    expect(watch.status).toBe(status);
    watch.close();
    await other.stop();
  });

  it.each([
    [
      'sendInitialEvents=true',
      'resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    ],
    [
      'resourceVersionMatch=NotOlderThan',
      'resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    ],
  ])('is refused with %s alone', async (query, problem) => {
    const { json, status } = await call(
      server,
      `/api/v1/pods?watch=true&${query}`,
    );
    expect(status).toBe(422);
    expect(json).toMatchObject({
      reason: 'Invalid',
      message: `ListOptions.meta.k8s.io "" is invalid: ${problem}`,
    });
    expect(server.openWatches()).toBe(0);
  });
});

it('sends 410 within the watch to a client that resumes from before the compaction', async () => {
  const from = await revision();
  server.compact();
  const watch = await stream(
    server,
    `/api/v1/pods?watch=true&resourceVersion=${from}`,
  );
  expect(watch.status).toBe(200);
  await watch.ended;
  expect(JSON.parse(watch.lines()[0])).toMatchObject({
    type: 'ERROR',
    object: {
      kind: 'Status',
      reason: 'Expired',
      code: 410,
      message: expect.stringMatching(/^too old resource version: \d+ \(\d+\)$/),
    },
  });
});

it('sends rows to clients that prefer tables, with the columns only once', async () => {
  const watch = await stream(server, '/api/v1/pods?watch=true', {
    accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
  });
  server.put(rawPod('a'));
  server.put(rawPod('b'));
  const [first, second] = (await watch.until(2)).map(line => JSON.parse(line));
  expect(at(first, 'object', 'columnDefinitions', 0, 'name')).toBe('Name');
  expect(at(second, 'object', 'columnDefinitions')).toBeNull();
  expect(at(second, 'object', 'rows', 0, 'cells', 0)).toBe('b');
  watch.close();
});

it('forgets a watcher that has left', async () => {
  const watch = await stream(server, '/api/v1/pods?watch=true');
  expect(server.openWatches()).toBe(1);
  watch.close();
  await watch.ended;
  // The server notices in the next turn of its event loop.
  while (server.openWatches() > 0) await new Promise(setImmediate);
  expect(server.openWatches()).toBe(0);
});

it('watches events in both of their shapes', async () => {
  const watch = await stream(
    server,
    '/apis/events.k8s.io/v1/events?watch=true',
  );
  server.put({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'a.1', namespace: 'shop' },
    involvedObject: { kind: 'Pod', name: 'a' },
    message: 'Back-off restarting failed container',
    count: 3,
  });
  const [line] = await watch.until(1);
  expect(at(JSON.parse(line), 'object')).toMatchObject({
    apiVersion: 'events.k8s.io/v1',
    regarding: { kind: 'Pod', name: 'a' },
    note: 'Back-off restarting failed container',
    deprecatedCount: 3,
  });
  watch.close();
});
