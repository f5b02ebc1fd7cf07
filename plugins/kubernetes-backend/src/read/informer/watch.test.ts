import { Readable } from 'node:stream';
import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ApiRequest } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { Store } from './Store';
import { watch } from './watch';

const pod = (name: string, resourceVersion = '8') => {
  const { metadata, ...rest } = aPod({ name }).build();
  return { ...rest, metadata: { ...metadata, resourceVersion } };
};

/** A watch of pods from version 7 on, whose stream the test controls. */
function start(
  options: {
    refusal?: Result<never>;
    /** What a request for a Table gets. */
    tableRefusal?: Result<never>;
    isMetadataOnly?: boolean;
    isPrinted?: boolean;
    query?: Record<string, string>;
  } = {},
) {
  const clock = new ManualClock();
  const leaving = new AbortController();
  const body = new Readable({ read: () => undefined });
  const requests: ApiRequest[] = [];
  const store = new Store(({ kind }) => kind === 'Pod');
  store.replace({
    objects: [parseObject(JSON.parse(JSON.stringify(pod('a'))), 'Pod')].flatMap(
      object => object ?? [],
    ),
    resourceVersion: '7',
    isTruncated: false,
  });
  const told: string[] = [];
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  const over = watch({
    connection: {
      ...connection,
      open: async request => {
        requests.push(request);
        if (options.refusal) return options.refusal;
        if (options.tableRefusal && request.accept?.includes('as=Table')) {
          return options.tableRefusal;
        }
        request.signal.addEventListener('abort', () =>
          body.destroy(new Error('aborted')),
        );
        return ok({ status: 200, body });
      },
    },
    request: {
      path: '/api/v1/pods',
      kind: 'Pod',
      isMetadataOnly: options.isMetadataOnly,
      isPrinted: options.isPrinted,
      query: options.query,
    },
    store,
    clock,
    random: () => 0.5,
    onOpen: () => told.push('open'),
    onChange: () => told.push(namesIn(store)),
    signal: leaving.signal,
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  return {
    over,
    body,
    clock,
    requests,
    store,
    told,
    settle,
    leave: () => leaving.abort(new Error('left')),
    async send(...events: (object | string)[]) {
      for (const event of events) {
        body.push(
          `${typeof event === 'string' ? event : JSON.stringify(event)}\n`,
        );
      }
      await settle();
    },
    async pass(ms: number) {
      clock.advance(ms);
      await settle();
    },
  };
}

function namesIn({ objects }: Store): string {
  return objects.map(({ metadata }) => metadata.name).join();
}

const isOpen = async (over: Promise<unknown>) =>
  (await Promise.race([over, Promise.resolve('open')])) === 'open';

describe('watch', () => {
  it('starts from the known version, for nine minutes and a random part of one', async () => {
    const { body, over, requests, settle } = start({
      query: { labelSelector: 'app=shop' },
    });
    await settle();
    expect(requests).toMatchObject([
      {
        path: '/api/v1/pods',
        accept: 'application/json',
        query: {
          labelSelector: 'app=shop',
          watch: 'true',
          allowWatchBookmarks: 'true',
          resourceVersion: '7',
          timeoutSeconds: '570',
        },
      },
    ]);
    body.push(null);
    expect(await over).toEqual({ type: 'ended' });
  });

  it('asks for names and labels where these are enough', async () => {
    const { leave, over, requests, settle } = start({ isMetadataOnly: true });
    await settle();
    expect(requests[0].accept).toContain('as=PartialObjectMetadata;');
    leave();
    await expect(over).rejects.toThrow('left');
  });

  it('watches Tables with their objects where columns are wanted', async () => {
    const { leave, over, requests, send, store, told } = start({
      isPrinted: true,
    });
    await send({
      type: 'ADDED',
      object: {
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        columnDefinitions: [],
        rows: [{ cells: [], object: pod('b', '9') }],
      },
    });
    expect(requests[0]).toMatchObject({
      accept: expect.stringContaining('as=Table;'),
      query: { includeObject: 'Object' },
    });
    expect(told).toEqual(['open', 'a,b']);
    expect(store.resourceVersion).toBe('9');
    leave();
    await expect(over).rejects.toThrow('left');
  });

  it('watches objects alone where the server has no Tables', async () => {
    const { leave, over, requests, settle, told } = start({
      isPrinted: true,
      tableRefusal: fail('server-error', 'not acceptable', 406),
    });
    await settle();
    expect(requests.map(({ accept }) => accept)).toEqual([
      expect.stringContaining('as=Table;'),
      'application/json',
    ]);
    expect(told).toEqual(['open']);
    leave();
    await expect(over).rejects.toThrow('left');
  });

  it('asks once for objects where the server refuses them', async () => {
    const refusal = fail('server-error', 'not acceptable', 406);
    const { over, requests } = start({ refusal });
    expect(await over).toEqual({ type: 'failed', failure: refusal });
    expect(requests).toHaveLength(1);
  });

  it('asks for no columns of what it needs only names and labels of', async () => {
    const { leave, over, requests, settle } = start({
      isMetadataOnly: true,
      isPrinted: true,
    });
    await settle();
    expect(requests[0].accept).toContain('as=PartialObjectMetadata;');
    leave();
    await expect(over).rejects.toThrow('left');
  });

  it('has expired where its store has lost events', async () => {
    const { over, send, store, told } = start();
    Object.assign(store, { isIncomplete: true });
    await send({ type: 'ADDED', object: pod('b') });
    expect(await over).toEqual({ type: 'expired' });
    expect(told).toEqual(['open', 'a,b']);
  });

  it('reports changes only', async () => {
    const { body, over, send, store, told } = start();
    await send(
      { type: 'ADDED', object: pod('b') },
      { type: 'BOOKMARK', object: { metadata: { resourceVersion: '11' } } },
      { type: 'DELETED', object: pod('not-there', '12') },
      { type: 'DELETED', object: pod('a', '13') },
    );
    expect(told).toEqual(['open', 'a,b', 'b']);
    expect(store.resourceVersion).toBe('13');
    body.push(null);
    await over;
  });

  it.each([
    fail('server-error', 'too old resource version', 410),
    fail('server-error', 'Too large resource version: 9, current: 4', 504),
  ])(
    'has expired where the version is not there: $reason.message',
    async refusal => {
      const { over, told } = start({ refusal });
      expect(await over).toEqual({ type: 'expired' });
      expect(told).toEqual([]);
    },
  );

  it('has failed with the reason when it is not opened', async () => {
    const refusal = fail('forbidden', 'no watch', 403);
    const { over, told } = start({ refusal });
    expect(await over).toEqual({ type: 'failed', failure: refusal });
    expect(told).toEqual([]);
  });

  it('has expired with any error event', async () => {
    for (const code of [410, 500]) {
      const { over, requests, send } = start();
      await send({ type: 'ERROR', object: { kind: 'Status', code } });
      expect(await over).toEqual({ type: 'expired' });
      expect(requests[0].signal.aborted).toBe(true);
    }
  });

  it.each(['not JSON', '"text"', 'null', '[1]', '{"object":{}}', '{"type":7}'])(
    'has failed where it sends something else than events: %s',
    async line => {
      const { over, send, told } = start();
      await send(line, { type: 'ADDED', object: pod('b') });
      expect(await over).toMatchObject({
        type: 'failed',
        failure: { reason: { code: 'malformed' } },
      });
      expect(told).toEqual(['open']);
    },
  );

  it('has ended when the connection breaks, and keeps its objects', async () => {
    const { body, over, send, told } = start();
    await send({ type: 'ADDED', object: pod('b') });
    body.destroy(new Error('reset'));
    expect(await over).toEqual({ type: 'ended' });
    expect(told).toEqual(['open', 'a,b']);
  });

  it('rejects when its signal aborts, and closes its connection', async () => {
    const { body, leave, over, requests, settle } = start();
    await settle();
    leave();
    await expect(over).rejects.toThrow('left');
    expect(requests[0].signal.aborted).toBe(true);
    expect(body.destroyed).toBe(true);
  });

  it('is idle after three minutes without an event', async () => {
    const { over, pass, send } = start();
    await send();
    await pass(179_999);
    expect(await isOpen(over)).toBe(true);
    const object = { metadata: { resourceVersion: '9' } };
    await send({ type: 'BOOKMARK', object });
    await pass(1);
    await pass(179_998);
    expect(await isOpen(over)).toBe(true);
    await pass(1);
    expect(await over).toEqual({ type: 'idle' });
  });

  it('is ended after its time, however active it is', async () => {
    const { over, pass, send } = start();
    await send();
    const object = { metadata: { resourceVersion: '9' } };
    for (let minute = 0; minute < 9; minute += 1) {
      await pass(60_000);
      await send({ type: 'BOOKMARK', object });
    }
    // 570 seconds were asked for, and half a minute is its due.
    await pass(59_999);
    expect(await isOpen(over)).toBe(true);
    await pass(1);
    expect(await over).toEqual({ type: 'ended' });
  });
});
