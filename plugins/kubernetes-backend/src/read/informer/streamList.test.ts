import { Readable } from 'node:stream';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ApiRequest } from '../../transport';
import { fail, ok, Result } from '../../util/Result';
import { streamList } from './streamList';

const service = (name: string, resourceVersion = '8') => ({
  kind: 'Service',
  apiVersion: 'v1',
  metadata: { namespace: 'shop', name, resourceVersion },
  spec: {},
});
const added = (name: string) => ({ type: 'ADDED', object: service(name) });
const bookmark = (resourceVersion: string, isEnd: boolean) => ({
  type: 'BOOKMARK',
  object: {
    kind: 'Service',
    metadata: {
      resourceVersion,
      ...(isEnd && { annotations: { 'k8s.io/initial-events-end': 'true' } }),
    },
  },
});
const END = bookmark('9', true);

function start({
  refusal,
  maxObjects = 10,
  isLate = false,
}: {
  refusal?: Result<never>;
  maxObjects?: number;
  isLate?: boolean;
} = {}) {
  const clock = new ManualClock();
  const late = new AbortController();
  const leaving = new AbortController();
  if (isLate) late.abort(new Error('late'));
  const body = new Readable({ read: () => undefined });
  body.on('error', () => undefined);
  const requests: ApiRequest[] = [];
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  const streamed = streamList({
    connection: {
      ...connection,
      open: async request => {
        request.signal.throwIfAborted();
        requests.push(request);
        request.signal.addEventListener('abort', () =>
          body.destroy(new Error('aborted')),
        );
        return refusal ?? ok({ status: 200, body });
      },
    },
    request: { path: '/api/v1/services', kind: 'Service', query: {} },
    resourceVersion: '0',
    isSelected: ({ metadata }) => metadata.namespace === 'shop',
    maxObjects,
    clock,
    random: () => 0.5,
    until: late.signal,
    signal: leaving.signal,
  });
  streamed.catch(() => undefined);
  return {
    body,
    clock,
    requests,
    streamed,
    names: async () => {
      const answer = await streamed;
      return answer.type === 'listed'
        ? answer.list.objects.map(({ metadata }) => metadata.name)
        : answer.type;
    },
    send: async (...events: readonly (object | string)[]) => {
      for (const event of events) {
        const text = typeof event === 'string' ? event : JSON.stringify(event);
        body.push(`${text}\n`);
      }
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    late: () => late.abort(new Error('late')),
    leave: () => leaving.abort(new Error('left')),
  };
}

it('asks for the list as the first events of a watch', async () => {
  const { requests, send, streamed } = start();
  await send(END);
  await streamed;
  expect(requests[0].query).toEqual({
    watch: 'true',
    allowWatchBookmarks: 'true',
    sendInitialEvents: 'true',
    resourceVersionMatch: 'NotOlderThan',
    resourceVersion: '0',
    timeoutSeconds: expect.any(String),
  });
});

it('has what came before the end, and the version to go on from', async () => {
  const { names, send, streamed } = start();
  await send(added('a'), added('b'), END, added('c'));
  expect(await names()).toEqual(['a', 'b']);
  expect(await streamed).toMatchObject({
    list: { resourceVersion: '9', isTruncated: false },
  });
});

it('ends where the bookmark says so, and at no other one', async () => {
  const { names, send } = start();
  const { object } = END;
  const annotations = { 'k8s.io/initial-events-end': 'false' };
  const metadata = { ...object.metadata, annotations };
  await send(
    added('a'),
    { ...END, object: { ...object, metadata } },
    added('b'),
    END,
  );
  expect(await names()).toEqual(['a', 'b']);
});

it('is none where its end has no version to go on from', async () => {
  const { names, send } = start();
  await send(bookmark('', true));
  expect(await names()).toBe('unsuited');
});

it('waits after the list as long as any watch, and not as short as for the list', async () => {
  const { body, clock, send, streamed } = start();
  await send(END);
  const answer = await streamed;
  if (answer.type !== 'listed') throw new Error(answer.type);
  const next = answer.watch.lines.next();
  next.catch(() => undefined);
  await send();
  clock.advance(60_000);
  await send();
  expect(body.destroyed).toBe(false);
  await send(added('late'));
  expect(await next).toMatchObject({ done: false });
});

it('is not asked for when it is too late already', async () => {
  const { requests, streamed } = start({ isLate: true });
  await expect(streamed).rejects.toThrow('late');
  expect(requests).toEqual([]);
});

it('leaves the events after the list to whoever reads on', async () => {
  const { send, streamed } = start();
  await send(END, added('c'));
  const answer = await streamed;
  if (answer.type !== 'listed') throw new Error(answer.type);
  const line = await answer.watch.lines.next();
  expect(line.value).toContain('"name":"c"');
  answer.watch.close();
});

it('takes changes that come before the end', async () => {
  const { names, send } = start();
  const deleted = { type: 'DELETED', object: service('a', '9') };
  await send(added('a'), added('b'), deleted, bookmark('9', false), END);
  expect(await names()).toEqual(['b']);
});

it('keeps only what was asked for', async () => {
  const { names, send } = start();
  const other = service('x');
  const foreign = {
    ...other,
    metadata: { ...other.metadata, namespace: 'elsewhere' },
  };
  await send({ type: 'ADDED', object: foreign }, added('a'), END);
  expect(await names()).toEqual(['a']);
});

it.each([400, 422])('is unsupported by a server that says %s', async status => {
  const refusal = fail('malformed', 'sendInitialEvents is forbidden', status);
  const { streamed } = start({ refusal });
  expect(await streamed).toEqual({ type: 'unsupported' });
});

it('is unsupported where a proxy holds it back', async () => {
  const { body, clock, send, streamed } = start();
  await send(added('a'));
  await clock.advance(2_999);
  expect(body.destroyed).toBe(false);
  await clock.advance(1);
  expect(await streamed).toEqual({ type: 'unsupported' });
  expect(body.destroyed).toBe(true);
});

it('may be silent for longer once the list is complete', async () => {
  const { body, clock, send, streamed } = start();
  await send(END);
  const answer = await streamed;
  if (answer.type !== 'listed') throw new Error(answer.type);
  const next = answer.watch.lines.next().catch(() => undefined);
  await clock.advance(179_000);
  expect(body.destroyed).toBe(false);
  await clock.advance(1_000);
  await next;
  expect(answer.watch.isIdle).toBe(true);
});

it.each([
  ['may not be watched', fail('forbidden', 'no watch', 403)],
  ['fails to be streamed', fail('server-error', 'oops', 500)],
  ['is too new for the server', fail('server-error', 'Too large', 504)],
])('is to be listed where it %s', async (_why, refusal) => {
  expect(await start({ refusal }).streamed).toEqual({ type: 'unsuited' });
});

it.each([
  fail('api-absent', 'not found', 404),
  fail('unreachable', 'connection refused'),
  fail('unauthenticated', 'Unauthorized', 401),
  fail('throttled', 'slow down', 429),
])('fails as a list would: $reason.code', async refusal => {
  expect(await start({ refusal }).streamed).toEqual({
    type: 'failed',
    failure: refusal,
  });
});

it.each([
  ['an error', [{ type: 'ERROR', object: { kind: 'Status', code: 410 } }]],
  ['no events', ['<html>']],
  ['more objects than are kept', ['a', 'b', 'c'].map(added)],
])('is to be listed where the server sends %s', async (_what, events) => {
  const { body, send, streamed } = start({ maxObjects: 2 });
  await send(...events);
  expect(await streamed).toEqual({ type: 'unsuited' });
  expect(body.destroyed).toBe(true);
});

it('is to be listed where the stream ends without saying that the list is complete', async () => {
  const { body, send, streamed } = start();
  await send(added('a'));
  body.push(null);
  expect(await streamed).toEqual({ type: 'unsuited' });
});

it('fails where the connection is cut', async () => {
  const { body, send, streamed } = start();
  await send(added('a'));
  body.destroy(new Error('ECONNRESET'));
  expect(await streamed).toMatchObject({
    type: 'failed',
    failure: { reason: { code: 'unreachable' } },
  });
});

it.each(['late', 'leave'] as const)(
  'rejects, and closes the watch, when it has to end: %s',
  async how => {
    const { body, send, streamed, ...ending } = start();
    await send(added('a'));
    ending[how]();
    await expect(streamed).rejects.toThrow(/late|left/);
    expect(body.destroyed).toBe(true);
  },
);

it('is not bound to the time of the list once that is complete', async () => {
  const { body, late, leave, send, streamed } = start();
  await send(END);
  await streamed;
  late();
  expect(body.destroyed).toBe(false);
  leave();
  expect(body.destroyed).toBe(true);
});
