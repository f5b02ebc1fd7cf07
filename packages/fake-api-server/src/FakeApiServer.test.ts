import { connect } from 'node:http2';
import { FakeClock } from './clock';
import { FakeApiServer, startFakeApiServer } from './FakeApiServer';
import { at } from './kube/object';
import { call, CallOptions, stream } from './testing/client';
import { rawPod } from './testing/rawPod';

const options = {
  name: 'one',
  clock: new FakeClock('2026-11-22T07:00:00Z'),
  kubernetesVersion: 'v1.31.4',
  absentApis: ['policy'],
  brokenApis: ['metrics.k8s.io'],
  customResources: [
    {
      group: 'argoproj.io',
      version: 'v1',
      plural: 'rollouts',
      kind: 'Rollout',
    },
  ],
  identities: [{ name: 'viewer', view: true }],
};
let server: FakeApiServer;

beforeEach(async () => {
  server = await startFakeApiServer(options);
});

afterEach(() => server.stop());

const status = async (path: string, callOptions?: CallOptions) =>
  (await call(server, path, callOptions)).status;

const errorCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: NodeJS.ErrnoException) => error.code,
  );

/** Long for loopback. */
const quietTime = () =>
  new Promise<string>(resolve => setTimeout(resolve, 150, 'quiet'));

describe('objects', () => {
  it('get a namespace, a UID and a version when they are put', () => {
    const pod = server.put({
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name: 'a' },
    });
    expect(pod).not.toHaveProperty('kind');
    expect(pod.metadata).toMatchObject({
      namespace: 'default',
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      creationTimestamp: '2026-11-22T07:00:00Z',
    });
    expect(server.get({ kind: 'Pod', name: 'a' })).toBe(pod);
    expect(server.get({ kind: 'Pod', namespace: 'shop', name: 'a' })).toBe(
      undefined,
    );
  });

  it('keep their own UID, and have none in common', () => {
    const putPod = (name: string, namespace?: string, uid?: string) =>
      server.put({ kind: 'Pod', metadata: { name, namespace, uid } }).metadata
        .uid;
    expect(putPod('a', 'shop', 'own')).toBe('own');
    expect(new Set([putPod('b'), putPod('c'), putPod('b', 'shop')]).size).toBe(
      3,
    );
  });

  it('create their namespace once', () => {
    const read = () => server.get({ kind: 'Namespace', name: 'shop' });
    server.put(rawPod('a', 'shop'));
    const created = read();
    expect(created?.status).toEqual({ phase: 'Active' });
    server.put(rawPod('b', 'shop'));
    expect(read()).toBe(created);
  });

  it('have no namespace at the cluster scope', () => {
    server.put({ metadata: { name: 'node-1' } }, 'Node');
    const node = server.get({ kind: 'Node', namespace: 'x', name: 'node-1' });
    expect(node?.metadata).not.toHaveProperty('namespace');
  });

  it('are deleted once', () => {
    server.put(rawPod('a'));
    expect(server.delete({ kind: 'Pod', name: 'a' })).toBe(true);
    expect(server.delete({ kind: 'Pod', name: 'a' })).toBe(false);
  });

  it.each([
    [{ kind: 'Unicorn' }, 'Cluster one does not serve any version of Unicorn'],
    [{ kind: 'Pod', apiVersion: 'v2' }, 'Cluster one does not serve v2 Pod'],
    [
      { kind: 'PodDisruptionBudget', apiVersion: 'policy/v1' },
      'Cluster one does not serve policy/v1 PodDisruptionBudget',
    ],
    [{}, 'Cluster one does not serve any version of an object without kind'],
  ])('are refused when they are %j', (type, message) => {
    expect(() => server.put({ ...type, metadata: { name: 'x' } })).toThrow(
      message,
    );
  });
});

it('applies its options', async () => {
  const token = server.tokens.admin;
  const version = await call(server, '/version', { token: false });
  expect(version.json).toMatchObject({ gitVersion: 'v1.31.4', minor: '31' });
  expect(await status('/apis/argoproj.io/v1/rollouts', { token })).toBe(200);
  expect(await status('/apis/metrics.k8s.io/v1beta1/pods', { token })).toBe(
    503,
  );
  expect(await status('/api/v1/pods', { token: server.tokens.viewer })).toBe(
    200,
  );
  expect(Buffer.from(server.caData, 'base64').toString()).toBe(server.caPem);
});

it('gives each identity of each cluster its own token', async () => {
  const other = await startFakeApiServer({ ...options, name: 'two' });
  const tokens = [server, other].flatMap(each => Object.values(each.tokens));
  await other.stop();
  expect(new Set(tokens).size).toBe(12);
  expect(() => server.grantToken('t', 'king')).toThrow(
    'Cluster one has no identity "king"',
  );
});

it('gives an impersonated user the rights of its binding', async () => {
  const asJane = () =>
    status('/api/v1/pods', {
      token: server.tokens.impersonator,
      headers: { 'impersonate-user': 'jane' },
    });
  expect(await asJane()).toBe(403);
  server.bind('jane', 'reader');
  expect(await asJane()).toBe(200);
  server.unbind('jane');
  expect(await asJane()).toBe(403);
});

it('speaks HTTP/2 by default', async () => {
  const client = connect(server.url, { ca: server.caPem });
  const request = client.request({ ':path': '/healthz' });
  const code = await new Promise(resolve => {
    request.once('response', headers => resolve(headers[':status']));
    client.once('error', resolve);
  });
  expect(code).toBe(200);
  client.destroy();
});

describe('logs', () => {
  const readLog = async (query = '') =>
    (await call(server, `/api/v1/namespaces/shop/pods/a/log${query}`)).text;

  it('are those that were set, of this run or the previous one', async () => {
    const pod = rawPod('a', 'shop');
    const [container] = [at(pod, 'status', 'containerStatuses', 0)];
    server.put({
      ...pod,
      status: {
        ...Object(pod.status),
        containerStatuses: [
          {
            ...Object(container),
            lastState: { terminated: { exitCode: 1, containerID: 'x' } },
          },
        ],
      },
    });
    server.setLog('shop', 'a', 'app', { current: 'x\ny\n', previous: 'z' });
    expect(await readLog()).toBe('x\ny\n');
    expect(await readLog('?previous=true')).toBe('z\n');
  });

  it('end with their pod', async () => {
    server.put(rawPod('a', 'shop'));
    server.setLog('shop', 'a', 'app', { current: 'x' });
    const path = '/api/v1/namespaces/shop/pods/a/log?follow=true';
    const following = await stream(server, path);
    await following.until(1);
    expect(server.openRequests()).toBe(1);
    server.delete({ kind: 'Pod', namespace: 'shop', name: 'a' });
    options.clock.advance(60_000);
    await following.ended;
    expect(following.lines()).toEqual(['x']);
  });
});

it('counts watches, requests and connections, and drops them', async () => {
  const watch = await stream(server, '/api/v1/pods?watch=true');
  expect([
    server.openWatches(),
    server.openRequests(),
    server.connections(),
    server.requests().total,
  ]).toEqual([1, 1, 1, 1]);
  server.resetRequests();
  expect(server.requests().total).toBe(0);
  server.dropConnections();
  await watch.ended;
  expect(server.connections()).toBe(0);
});

it('forgets its changes on compaction', async () => {
  server.put(rawPod('a'));
  server.compact();
  const path = '/api/v1/pods?watch=true&resourceVersion=1001';
  expect((await call(server, path)).json).toMatchObject({
    object: { code: 410 },
  });
});

describe('faults of the connection and of watches', () => {
  it('refuses connections and comes back on the same port', async () => {
    const { url } = server;
    await server.setFault({ type: 'refuse' });
    expect(await errorCode(call(server, '/api/v1/pods'))).toBe('ECONNREFUSED');
    await server.clearFault();
    expect(server.url).toBe(url);
    expect(await status('/api/v1/pods')).toBe(200);
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['wrongAuthority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('shows a certificate that is %s', async (problem, code) => {
    await server.setFault({ type: 'certificate', problem });
    expect(await errorCode(call(server, '/api/v1/pods'))).toBe(code);
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
    expect((await call(server, '/api/v1/pods')).status).toBe(200);
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
    expect((await call(server, '/api/v1/pods')).status).toBe(200);
  });

  it('floods connections only while the fault lasts', async () => {
    await server.setFault({ type: 'hostile', attack: 'continuationFlood' });
    expect(server.activeFaults()).toMatchObject([{ type: 'hostile' }]);
    const client = connect(server.url, { ca: server.caPem });
    const request = client.request({ ':path': '/api/v1/pods' });
    const outcome = new Promise<string>(resolve => {
      client.once('error', () => resolve('flooded'));
      request.once('response', () => resolve('answered'));
      request.once('error', () => resolve('flooded'));
    });
    expect(await outcome).toBe('flooded');
    client.destroy();
    await server.clearFault();
    expect(await status('/api/v1/pods')).toBe(200);
  });

  it('hang before the TLS handshake', async () => {
    await server.setFault({ type: 'hang', at: 'connect' });
    const answer = errorCode(call(server, '/api/v1/pods'));
    expect(await Promise.race([answer, quietTime()])).toBe('quiet');
    await server.clearFault();
    expect(await answer).toBe('ECONNRESET');
  });
});
