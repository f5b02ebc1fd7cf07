/** @jest-environment node */
import { settle } from '../testing/ManualTimers';
import { ScriptedBackend } from '../testing/ScriptedBackend';

const REF = 'component:default/dice-roller';
const pod = {
  entityRef: REF,
  cluster: 'arn:aws:eks:eu:1:cluster/games',
  namespace: 'games',
  name: 'dice-roller-1',
};

let backend: ScriptedBackend;

beforeEach(async () => {
  backend = new ScriptedBackend();
  await backend.start();
});

afterEach(() => backend.stop());

describe('a log', () => {
  it('reads a log with the options of the Kubernetes API', async () => {
    backend.answerWith('line 1\nline 2\n');
    const log = await backend.client().getPodLogs(pod, {
      container: 'app',
      previous: true,
      tailLines: 100,
    });
    expect(log).toBe('line 1\nline 2\n');
    expect(backend.paths).toEqual([
      '/api/kubernetes/v1/entities/component/default/dice-roller/pods/' +
        'arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fgames/games/dice-roller-1/' +
        'logs?container=app&previous=true&tailLines=100',
    ]);
  });

  it('leaves options that are not set to the backend', async () => {
    backend.answerWith('');
    await backend.client().getPodLogs(pod);
    expect(backend.paths[0]).toMatch(/\/logs$/);
  });

  it('reports the backend’s error when there is no log', async () => {
    backend.answer = (_, response) => {
      response.writeHead(404, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          error: {
            name: 'LogUnavailableError',
            message: 'previous terminated container "app" not found',
            code: 'no-previous-run',
          },
          request: { method: 'GET', url: '/logs' },
          response: { statusCode: 404 },
        }),
      );
    };
    await expect(backend.client().getPodLogs(pod)).rejects.toMatchObject({
      statusCode: 404,
      cause: { code: 'no-previous-run' },
    });
  });
});

describe('following a log', () => {
  async function joinText(pieces: AsyncIterable<string>) {
    let text = '';
    for await (const piece of pieces) text += piece;
    return text;
  }

  it('yields the text wherever it is cut, until the log ends', async () => {
    const bytes = Buffer.from('würfel 🎲\nend\n');
    backend.answer = (_, response) => {
      response.write(bytes.subarray(0, 2));
      setTimeout(() => response.write(bytes.subarray(2, 11)), 20);
      setTimeout(() => response.end(bytes.subarray(11)), 40);
    };
    const pieces = backend.client().followPodLogs(pod, { tailLines: 10 });
    expect(await joinText(pieces)).toBe('würfel 🎲\nend\n');
    expect(backend.paths[0]).toMatch(/\/logs\?tailLines=10&follow=true$/);
  });

  it('ends the request when the caller leaves', async () => {
    const closed = new Promise<void>(resolve => {
      backend.answer = (request, response) => {
        request.on('close', resolve);
        response.write('one\n');
      };
    });
    const controller = new AbortController();
    const { signal } = controller;
    for await (const piece of backend.client().followPodLogs(pod, { signal })) {
      expect(piece).toBe('one\n');
      controller.abort();
    }
    await closed;
  });

  it('throws when the connection breaks or the backend refuses', async () => {
    backend.answer = (_, response) => {
      response.write('one\n');
      setImmediate(() => response.destroy());
    };
    await expect(joinText(backend.client().followPodLogs(pod))).rejects.toThrow(
      /lost/,
    );
    backend.answer = (_, response) => response.writeHead(429).end();
    await expect(
      joinText(backend.client().followPodLogs(pod)),
    ).rejects.toMatchObject({
      statusCode: 429,
    });
  });

  it.each([
    [true, expect.stringMatching(/sent nothing for 50/)],
    [false, { done: true, value: undefined }],
  ])(
    'takes silence for a lost connection where there are signs of life (%s)',
    async (timestamps, outcome) => {
      backend.answer = (_, response) => response.write('one\n');
      const controller = new AbortController();
      const { signal } = controller;
      const pieces = backend
        .client()
        .followPodLogs(pod, { timestamps, signal });
      const iterator = pieces[Symbol.asyncIterator]();
      await iterator.next();
      const next = iterator.next().catch(error => error.message);
      await settle();
      await backend.timers.advance(50_000);
      controller.abort();
      expect(await next).toEqual(outcome);
    },
  );
});

describe('merged logs', () => {
  const pods = [
    { cluster: 'eu/1', namespace: 'games', name: 'dice-1' },
    { cluster: 'us', namespace: 'games', name: 'dice-2', container: 'app' },
  ];
  const piece = {
    type: 'lines',
    pod: 1,
    text: '2026-03-01T12:00:00Z würfel\n',
  };
  const last = { type: 'end', reason: 'complete', message: 'Done.' };

  const read = async (options = {}) => {
    const messages: unknown[] = [];
    const stream = backend.client().readMergedLogs(REF, pods, options);
    for await (const message of stream) messages.push(message);
    return messages;
  };

  it('come as messages, wherever their bytes are cut', async () => {
    backend.answer = (_, response) => {
      const text = `${JSON.stringify(piece)}\n${JSON.stringify(last)}\n`;
      const bytes = Buffer.from(text);
      response.write(bytes.subarray(0, 62));
      setTimeout(() => response.end(bytes.subarray(62)), 20);
    };
    expect(await read({ follow: true, tailLines: 5 })).toEqual([piece, last]);
    const url = new URL(String(backend.paths[0]), 'http://localhost');
    expect(url.pathname).toMatch(
      /\/v1\/entities\/component\/default\/dice-roller\/logs$/,
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      pods: 'eu%2F1/games/dice-1,us/games/dice-2/app',
      tailLines: '5',
      follow: 'true',
    });
  });

  it('are lost when they end without an end message', async () => {
    backend.answerWith(`${JSON.stringify(piece)}\n`);
    await expect(read()).rejects.toThrow('was closed');
  });

  it('ignore messages of a type that only a newer backend knows', async () => {
    backend.answerWith(
      [{ type: 'news', pod: 1 }, piece, last]
        .map(message => `${JSON.stringify(message)}\n`)
        .join(''),
    );
    expect(await read()).toEqual([piece, last]);
  });

  it.each(['<html>', '{"type":"lines"}', '{"pod":1}', '7'])(
    'are not %p',
    async answer => {
      backend.answerWith(`${answer}\n`);
      await expect(read()).rejects.toThrow('The Kubernetes backend sent');
    },
  );

  it('are refused as the backend refuses them', async () => {
    backend.answer = (_, response) => response.writeHead(429).end();
    await expect(read()).rejects.toMatchObject({ statusCode: 429 });
  });
});
