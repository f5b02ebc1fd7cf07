/** @jest-environment node */
import { ServerResponse } from 'node:http';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { settle } from '../testing/ManualTimers';
import { ScriptedBackend } from '../testing/ScriptedBackend';

const REF = 'component:default/dice-roller';
const hello = {
  type: 'hello',
  version: 1,
  entityRef: REF,
  selector: 'app=dice-roller',
  at: '2026-03-01T12:00:00.000Z',
  clusters: [{ name: 'eu' }],
  providerProblems: [],
};
const cluster = {
  type: 'cluster',
  cluster: 'eu',
  state: { phase: 'live', at: '2026-03-01T12:00:00.000Z' },
  kindProblems: [],
  pods: [],
  workloads: [],
  findings: [],
};
const end = { type: 'end', reason: 'shutdown', message: 'restart' };
const lines = (...messages: readonly object[]) =>
  messages.map(message => `${JSON.stringify(message)}\n`).join('');

let backend: ScriptedBackend;

beforeEach(async () => {
  backend = new ScriptedBackend();
  await backend.start();
});

afterEach(() => backend.stop());

async function collect(
  messages: AsyncIterable<ServiceMessage>,
): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const message of messages) types.push(message.type);
  return types;
}

describe('following a service', () => {
  it('yields each message of the stream, wherever it is cut, until the backend ends it', async () => {
    const text = lines(hello, cluster, end);
    backend.answer = (_, response) => {
      response.write(text.slice(0, 40));
      setImmediate(() => response.end(text.slice(40)));
    };
    expect(await collect(backend.client().followService(REF))).toEqual([
      'hello',
      'cluster',
      'end',
    ]);
    expect(backend.paths).toEqual([
      '/api/kubernetes/v1/entities/component/default/dice-roller/live',
    ]);
  });

  it('sends the cursor', async () => {
    backend.answerWith(lines(hello, end));
    const cursor = 'aZ-_09.1f~bY.2';
    await collect(backend.client().followService(REF, { cursor }));
    expect(backend.paths[0]).toMatch(/\/live\?cursor=aZ-_09\.1f~bY\.2$/);
  });

  it('throws when the connection closes without an end message', async () => {
    backend.answerWith(lines(hello));
    await expect(
      collect(backend.client().followService(REF)),
    ).rejects.toMatchObject({
      name: 'StreamError',
      message: expect.stringContaining('closed'),
    });
  });

  it('throws when the connection breaks', async () => {
    backend.answer = (_, response) => {
      response.write(lines(hello));
      setImmediate(() => response.destroy());
    };
    await expect(
      collect(backend.client().followService(REF)),
    ).rejects.toMatchObject({
      name: 'StreamError',
      message: expect.stringContaining('lost'),
    });
  });

  it('gives the status of a refusal', async () => {
    backend.answer = (_, response) => {
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'not yours' },
        }),
      );
    };
    await expect(
      collect(backend.client().followService(REF)),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
    });
  });

  it('quotes an answer that is not from Podlight', async () => {
    backend.answerWith('<html>Log in</html>');
    await expect(collect(backend.client().followService(REF))).rejects.toThrow(
      /<html>Log in/,
    );
  });

  it('ends the request when the caller leaves', async () => {
    const closed = new Promise<void>(resolve => {
      backend.answer = (request, response) => {
        request.on('close', resolve);
        response.write(lines(hello));
      };
    });
    const controller = new AbortController();
    const { signal } = controller;
    for await (const message of backend
      .client()
      .followService(REF, { signal })) {
      expect(message.type).toBe('hello');
      controller.abort();
    }
    await closed;
  });

  it('treats a silent stream as a lost connection', async () => {
    backend.answer = (_, response) => response.write(lines(hello));
    const iterator = backend.client().followService(REF);
    await iterator.next();
    const next = iterator.next();
    await settle();
    // The rejection comes while the clock moves, so it has to be awaited before.
    const [outcome] = await Promise.all([
      next.catch(error => error),
      backend.timers.advance(50_000),
    ]);
    expect(outcome.message).toMatch(/sent nothing for 50/);
  });
});

describe('where a proxy holds the stream back', () => {
  it('polls the snapshot, with the ETag of the last one', async () => {
    const stalled: ServerResponse[] = [];
    backend.answer = (request, response) => {
      if (request.url?.endsWith('/live')) {
        stalled.push(response);
      } else if (request.headers['if-none-match'] === '"1"') {
        response.writeHead(304).end();
      } else {
        response.setHeader('ETag', '"1"');
        response.end(JSON.stringify({ hello, clusters: [cluster] }));
      }
    };
    const controller = new AbortController();
    const { signal } = controller;
    const iterator = backend.client().followService(REF, { signal });

    const first = iterator.next();
    while (stalled.length === 0) await settle();
    await backend.timers.advance(5_000);
    expect((await first).value).toMatchObject({ type: 'hello' });
    expect((await iterator.next()).value).toMatchObject({ type: 'cluster' });

    const heartbeat = iterator.next();
    await settle();
    await backend.timers.advance(10_000);
    expect((await heartbeat).value).toEqual({
      type: 'heartbeat',
      at: '2026-03-01T12:00:10.000Z',
    });

    const last = iterator.next();
    await settle();
    controller.abort();
    expect((await last).done).toBe(true);
    expect(backend.paths.map(path => path?.split('/').pop())).toEqual([
      'live',
      'snapshot',
      'snapshot',
    ]);
  });

  it('keeps polling for a while before it tries the stream again', async () => {
    backend.answer = (request, response) => {
      if (request.url?.endsWith('/live')) return;
      response.end(JSON.stringify({ hello, clusters: [] }));
    };
    const api = backend.client();
    const first = api.followService(REF);
    const firstMessage = first.next();
    while (backend.requests.length === 0) await settle();
    await backend.timers.advance(5_000);
    await firstMessage;
    await first.return();

    const again = api.followService(REF);
    expect((await again.next()).value).toMatchObject({ type: 'hello' });
    await again.return();
    expect(backend.paths.filter(path => path?.endsWith('/live'))).toHaveLength(
      1,
    );
  });

  it('returns to the stream when it is no longer buffered, from the beginning', async () => {
    let isHeldBack = true;
    backend.answer = (request, response) => {
      if (!request.url?.includes('/live')) {
        response.end(JSON.stringify({ hello, clusters: [] }));
      } else if (!isHeldBack) {
        response.write(lines(hello, cluster));
      }
    };
    const controller = new AbortController();
    const { signal } = controller;
    const iterator = backend
      .client()
      .followService(REF, { cursor: 'a.1', signal });
    const first = iterator.next();
    while (backend.requests.length === 0) await settle();
    await backend.timers.advance(5_000);
    await first;
    isHeldBack = false;

    const found = (async () => {
      for await (const { type } of iterator) if (type === 'cluster') return;
    })();
    for (let polls = 0; polls < 3; polls++) {
      while (backend.timers.nextDelayMs() !== 10_000) await settle();
      await backend.timers.advance(10_000);
    }
    await found;
    const asked = backend.paths.map(path => path?.split('/').pop());
    expect(asked[0]).toBe('live?cursor=a.1');
    expect(asked.slice(1, -1)).toEqual(['snapshot', 'snapshot', 'snapshot']);
    expect(asked.at(-1)).toBe('live');
    controller.abort();
  });

  it('throws what the snapshot route refuses', async () => {
    backend.answer = (request, response) => {
      if (!request.url?.endsWith('/live')) response.writeHead(503).end();
    };
    const iterator = backend.client().followService(REF);
    const outcome = iterator.next().catch(error => error);
    while (backend.requests.length === 0) await settle();
    await backend.timers.advance(5_000);
    expect(await outcome).toMatchObject({ statusCode: 503 });
  });
});
