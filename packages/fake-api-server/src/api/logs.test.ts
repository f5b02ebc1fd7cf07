import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { KubernetesObject } from '../kube/object';
import { call, stream } from '../testing/client';
import { rawPod } from '../testing/rawPod';

let server: FakeApiServer;
let clock: FakeClock;
const readLog = (pod: string, query = '') =>
  call(server, `/api/v1/namespaces/shop/pods/${pod}/log${query}`);

function podWith(
  name: string,
  containers: readonly string[],
  status: object,
): KubernetesObject {
  return {
    ...rawPod(name, 'shop'),
    spec: {
      nodeName: 'node-1',
      containers: containers.map(container => ({ name: container })),
    },
    status,
  };
}

const waiting = (reason: string) => ({
  phase: 'Pending',
  containerStatuses: [
    { name: 'app', state: { waiting: { reason } }, lastState: {} },
  ],
});

beforeAll(async () => {
  clock = new FakeClock();
  server = await startFakeApiServer({ name: 'one', clock });
  const lastState = {
    terminated: { exitCode: 1, containerID: 'containerd://x' },
  };
  server.put(
    podWith('web', ['app'], {
      phase: 'Running',
      containerStatuses: [{ name: 'app', state: { running: {} }, lastState }],
    }),
  );
  server.setLog('shop', 'web', 'app', {
    current: 'one\ntwo\nżółć\n',
    previous: 'boom\n',
  });
});

afterAll(() => server.stop());

it('returns the log of the only container', async () => {
  const { status, text, headers } = await readLog('web');
  expect([status, text, headers['content-type']]).toEqual([
    200,
    'one\ntwo\nżółć\n',
    'text/plain',
  ]);
});

it.each([
  ['?tailLines=1', 'żółć\n'],
  ['?tailLines=0', ''],
  ['?limitBytes=5', 'one\nt'],
  ['?previous=true', 'boom\n'],
  ['?container=app&tailLines=2&limitBytes=100', 'two\nżółć\n'],
  ['?sinceSeconds=3600&tailLines=1', 'żółć\n'],
])('honours %p', async (query, expected) => {
  expect((await readLog('web', query)).text).toBe(expected);
});

it('cuts a character in two at the byte limit', async () => {
  const { text } = await readLog('web', '?limitBytes=9');
  expect(text).toBe('one\ntwo\n\uFFFD');
});

it('prefixes each line with its time', async () => {
  const { text } = await readLog('web', '?timestamps=true&tailLines=1');
  expect(text).toMatch(/^2026-11-22T07:00:00\.\d{9}Z żółć\n$/);
});

it('omits lines that are too old', async () => {
  clock.advance(10_000);
  expect((await readLog('web', '?sinceSeconds=5')).text).toBe('');
});

it.each([
  ['ErrImagePull', "image can't be pulled"],
  ['ImagePullBackOff', 'trying and failing to pull image'],
  ['CreateContainerConfigError', 'CreateContainerConfigError'],
  ['PodInitializing', 'PodInitializing'],
])('says why there is no log yet: %s', async (reason, said) => {
  server.put(podWith('stuck', ['app'], waiting(reason)));
  const { status, json } = await readLog('stuck');
  expect(status).toBe(400);
  expect(json).toMatchObject({
    reason: 'BadRequest',
    message: `container "app" in pod "stuck" is waiting to start: ${said}`,
  });
});

it.each([
  ['web', '?container=nope', 'container nope is not valid for pod web'],
  [
    'two',
    '',
    'a container name must be specified for pod two, choose one of: [good bad]',
  ],
  [
    'stuck',
    '?previous=true',
    'previous terminated container "app" in pod "stuck" not found',
  ],
])('refuses %s%s in the words of the kubelet', async (pod, query, message) => {
  server.put(podWith('two', ['good', 'bad'], { phase: 'Running' }));
  server.put(podWith('stuck', ['app'], waiting('ImagePullBackOff')));
  expect((await readLog(pod, query)).json).toMatchObject({
    code: 400,
    message,
  });
});

it('answers without a body for an unscheduled pod', async () => {
  server.put({
    ...rawPod('pending', 'shop'),
    spec: { containers: [{ name: 'app' }] },
  });
  const { status, text } = await readLog('pending');
  expect([status, text]).toEqual([204, '']);
});

it('is 404 for a missing pod and 403 without the right to read logs', async () => {
  expect((await readLog('absent')).status).toBe(404);
  const path = '/api/v1/namespaces/shop/pods/web/log';
  const { json } = await call(server, path, {
    token: server.tokens.nobody,
  });
  expect(json).toMatchObject({
    code: 403,
    message: expect.stringContaining(
      'cannot get resource "pods/log" in API group ""',
    ),
  });
});

it('follows until the container ends', async () => {
  server.put(rawPod('chatty', 'shop'));
  server.setLog('shop', 'chatty', 'app', { current: 'one\n' });
  const follow = await stream(
    server,
    '/api/v1/namespaces/shop/pods/chatty/log?follow=true&tailLines=1',
  );
  expect(await follow.until(1)).toEqual(['one']);
  server.setLog('shop', 'chatty', 'app', { current: 'one\ntwo\n' });
  clock.advance(250);
  expect(await follow.until(2)).toEqual(['one', 'two']);
  server.delete({ kind: 'Pod', namespace: 'shop', name: 'chatty' });
  follow.close();
});
