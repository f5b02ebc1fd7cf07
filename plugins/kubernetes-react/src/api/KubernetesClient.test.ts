/** @jest-environment node */
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { KubernetesClient } from './KubernetesClient';

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

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('KubernetesClient', () => {
  let server: Server;
  let handle: Handler;
  let timers: ManualTimers;
  let requests: IncomingMessage[];

  beforeEach(async () => {
    timers = new ManualTimers();
    requests = [];
    server = createServer((request, response) => {
      requests.push(request);
      handle(request, response);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  function client(): KubernetesClient {
    const { port } = server.address() as AddressInfo;
    return new KubernetesClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch },
      timers,
      random: () => 0.5,
    });
  }

  const paths = () => requests.map(request => request.url);

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
      handle = (_, response) => {
        response.write(text.slice(0, 40));
        setImmediate(() => response.end(text.slice(40)));
      };
      expect(await collect(client().followService(REF))).toEqual([
        'hello',
        'cluster',
        'end',
      ]);
      expect(paths()).toEqual([
        '/api/kubernetes/v1/entities/component/default/dice-roller/live',
      ]);
    });

    it('says what the caller has already', async () => {
      handle = (_, response) => response.end(lines(hello, end));
      const cursor = 'aZ-_09.1f~bY.2';
      await collect(client().followService(REF, { cursor }));
      expect(paths()[0]).toMatch(/\/live\?cursor=aZ-_09\.1f~bY\.2$/);
    });

    it('throws when the connection closes without a word', async () => {
      handle = (_, response) => response.end(lines(hello));
      await expect(collect(client().followService(REF))).rejects.toMatchObject({
        name: 'StreamError',
        message: expect.stringContaining('closed'),
      });
    });

    it('throws when the connection breaks', async () => {
      handle = (_, response) => {
        response.write(lines(hello));
        setImmediate(() => response.destroy());
      };
      await expect(collect(client().followService(REF))).rejects.toMatchObject({
        name: 'StreamError',
        message: expect.stringContaining('lost'),
      });
    });

    it('gives the status of a refusal', async () => {
      handle = (_, response) => {
        response.writeHead(403, { 'Content-Type': 'application/json' });
        response.end(
          JSON.stringify({
            error: { name: 'NotAllowedError', message: 'not yours' },
          }),
        );
      };
      await expect(collect(client().followService(REF))).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: 403,
      });
    });

    it('quotes an answer that is none of ours', async () => {
      handle = (_, response) => response.end('<html>Log in</html>');
      await expect(collect(client().followService(REF))).rejects.toThrow(
        /<html>Log in/,
      );
    });

    it('ends the request when the caller leaves', async () => {
      const closed = new Promise<void>(resolve => {
        handle = (request, response) => {
          request.on('close', resolve);
          response.write(lines(hello));
        };
      });
      const controller = new AbortController();
      const { signal } = controller;
      for await (const message of client().followService(REF, { signal })) {
        expect(message.type).toBe('hello');
        controller.abort();
      }
      await closed;
    });

    it('takes a stream that falls silent for a lost connection', async () => {
      handle = (_, response) => response.write(lines(hello));
      const iterator = client().followService(REF);
      await iterator.next();
      const next = iterator.next();
      await settle();
      // The rejection comes while the clock moves, so somebody has to wait for it before.
      const [outcome] = await Promise.all([
        next.catch(error => error),
        timers.advance(50_000),
      ]);
      expect(outcome.message).toMatch(/silent for 50/);
    });
  });

  describe('where a proxy holds the stream back', () => {
    it('polls the snapshot, with the ETag of the last one', async () => {
      const stalled: ServerResponse[] = [];
      handle = (request, response) => {
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
      const iterator = client().followService(REF, { signal });

      const first = iterator.next();
      while (stalled.length === 0) await settle();
      await timers.advance(5_000);
      expect((await first).value).toMatchObject({ type: 'hello' });
      expect((await iterator.next()).value).toMatchObject({ type: 'cluster' });

      const heartbeat = iterator.next();
      await settle();
      await timers.advance(10_000);
      expect((await heartbeat).value).toEqual({
        type: 'heartbeat',
        at: '2026-03-01T12:00:10.000Z',
      });

      const last = iterator.next();
      await settle();
      controller.abort();
      expect((await last).done).toBe(true);
      expect(paths().map(path => path?.split('/').pop())).toEqual([
        'live',
        'snapshot',
        'snapshot',
      ]);
    });

    it('does not try the stream again for a while', async () => {
      handle = (request, response) => {
        if (request.url?.endsWith('/live')) return;
        response.end(JSON.stringify({ hello, clusters: [] }));
      };
      const api = client();
      const first = api.followService(REF);
      const firstMessage = first.next();
      while (requests.length === 0) await settle();
      await timers.advance(5_000);
      await firstMessage;
      await first.return();

      const again = api.followService(REF);
      expect((await again.next()).value).toMatchObject({ type: 'hello' });
      await again.return();
      expect(paths().filter(path => path?.endsWith('/live'))).toHaveLength(1);
    });

    it('goes back to the stream when nothing holds it back any more', async () => {
      let isHeldBack = true;
      handle = (request, response) => {
        if (!request.url?.includes('/live')) {
          response.end(JSON.stringify({ hello, clusters: [] }));
        } else if (!isHeldBack) {
          response.write(lines(hello, cluster));
        }
      };
      const controller = new AbortController();
      const { signal } = controller;
      const iterator = client().followService(REF, { signal });
      const first = iterator.next();
      while (requests.length === 0) await settle();
      await timers.advance(5_000);
      await first;
      isHeldBack = false;

      const found = (async () => {
        for await (const { type } of iterator) if (type === 'cluster') return;
      })();
      for (let polls = 0; polls < 3; polls++) {
        while (timers.nextDelayMs() !== 10_000) await settle();
        await timers.advance(10_000);
      }
      await found;
      const asked = paths().map(path => path?.split('/').pop());
      expect(asked[0]).toBe('live');
      expect(asked.slice(1, -1)).toEqual(['snapshot', 'snapshot', 'snapshot']);
      expect(asked.at(-1)).toBe('live');
      controller.abort();
    });

    it('throws what the snapshot route refuses', async () => {
      handle = (request, response) => {
        if (!request.url?.endsWith('/live')) response.writeHead(503).end();
      };
      const iterator = client().followService(REF);
      const outcome = iterator.next().catch(error => error);
      while (requests.length === 0) await settle();
      await timers.advance(5_000);
      expect(await outcome).toMatchObject({ statusCode: 503 });
    });
  });

  const pod = {
    entityRef: REF,
    cluster: 'arn:aws:eks:eu:1:cluster/games',
    namespace: 'games',
    name: 'dice-roller-1',
  };

  it('reads a log with the options of the Kubernetes API', async () => {
    handle = (_, response) => response.end('line 1\nline 2\n');
    const log = await client().getPodLogs(pod, {
      container: 'app',
      previous: true,
      tailLines: 100,
    });
    expect(log).toBe('line 1\nline 2\n');
    expect(paths()).toEqual([
      '/api/kubernetes/v1/entities/component/default/dice-roller/pods/' +
        'arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fgames/games/dice-roller-1/' +
        'logs?container=app&previous=true&tailLines=100',
    ]);
  });

  it('leaves options that are not set to the backend', async () => {
    handle = (_, response) => response.end('');
    await client().getPodLogs(pod);
    expect(paths()[0]).toMatch(/\/logs$/);
  });

  it('gives the backend’s words when there is no log', async () => {
    handle = (_, response) => {
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
    await expect(client().getPodLogs(pod)).rejects.toMatchObject({
      statusCode: 404,
      cause: { code: 'no-previous-run' },
    });
  });

  describe('following a log', () => {
    async function textOf(pieces: AsyncIterable<string>) {
      let text = '';
      for await (const piece of pieces) text += piece;
      return text;
    }

    it('yields the text wherever it is cut, until the log ends', async () => {
      const bytes = Buffer.from('würfel 🎲\nend\n');
      handle = (_, response) => {
        response.write(bytes.subarray(0, 2));
        setTimeout(() => response.write(bytes.subarray(2, 11)), 20);
        setTimeout(() => response.end(bytes.subarray(11)), 40);
      };
      const pieces = client().followPodLogs(pod, { tailLines: 10 });
      expect(await textOf(pieces)).toBe('würfel 🎲\nend\n');
      expect(paths()[0]).toMatch(/\/logs\?tailLines=10&follow=true$/);
    });

    it('ends the request when the caller leaves', async () => {
      const closed = new Promise<void>(resolve => {
        handle = (request, response) => {
          request.on('close', resolve);
          response.write('one\n');
        };
      });
      const controller = new AbortController();
      const { signal } = controller;
      for await (const piece of client().followPodLogs(pod, { signal })) {
        expect(piece).toBe('one\n');
        controller.abort();
      }
      await closed;
    });

    it('throws when the connection breaks, and what the backend refuses', async () => {
      handle = (_, response) => {
        response.write('one\n');
        setImmediate(() => response.destroy());
      };
      await expect(textOf(client().followPodLogs(pod))).rejects.toThrow(/lost/);
      handle = (_, response) => response.writeHead(429).end();
      await expect(textOf(client().followPodLogs(pod))).rejects.toMatchObject({
        statusCode: 429,
      });
    });

    it.each([
      [true, expect.stringMatching(/silent for 50/)],
      [false, { done: true, value: undefined }],
    ])(
      'takes silence for a lost connection where there are signs of life (%s)',
      async (timestamps, outcome) => {
        handle = (_, response) => response.write('one\n');
        const controller = new AbortController();
        const { signal } = controller;
        const pieces = client().followPodLogs(pod, { timestamps, signal });
        const iterator = pieces[Symbol.asyncIterator]();
        await iterator.next();
        const next = iterator.next().catch(error => error.message);
        await settle();
        await timers.advance(50_000);
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
      const stream = client().readMergedLogs(
        'component:default/dice-roller',
        pods,
        options,
      );
      for await (const message of stream) messages.push(message);
      return messages;
    };

    it('come as messages, wherever their bytes are cut', async () => {
      handle = (_, response) => {
        const text = `${JSON.stringify(piece)}\n${JSON.stringify(last)}\n`;
        const bytes = Buffer.from(text);
        response.write(bytes.subarray(0, 62));
        setTimeout(() => response.end(bytes.subarray(62)), 20);
      };
      expect(await read({ follow: true, tailLines: 5 })).toEqual([piece, last]);
      const url = new URL(String(paths()[0]), 'http://localhost');
      expect(url.pathname).toMatch(
        /\/v1\/entities\/component\/default\/dice-roller\/logs$/,
      );
      expect(Object.fromEntries(url.searchParams)).toEqual({
        pods: 'eu%2F1/games/dice-1,us/games/dice-2/app',
        tailLines: '5',
        follow: 'true',
      });
    });

    it('are lost when they end without a word', async () => {
      handle = (_, response) => response.end(`${JSON.stringify(piece)}\n`);
      await expect(read()).rejects.toThrow('was closed');
    });

    it.each(['<html>', '{"type":"lines"}', '{"type":"news","pod":1}', '7'])(
      'are not %p',
      async answer => {
        handle = (_, response) => response.end(`${answer}\n`);
        await expect(read()).rejects.toThrow('The Kubernetes backend sent');
      },
    );

    it('are refused as the backend refuses them', async () => {
      handle = (_, response) => response.writeHead(429).end();
      await expect(read()).rejects.toMatchObject({ statusCode: 429 });
    });
  });

  it('reads the manifest', async () => {
    handle = (_, response) => response.end('kind: Pod\n');
    expect(await client().getPodManifest(pod)).toBe('kind: Pod\n');
    expect(paths()[0]).toMatch(/\/dice-roller-1\/manifest\?format=yaml$/);
  });

  it('reads usage of the clusters that it is asked about', async () => {
    const usage = {
      clusters: [
        { cluster: 'eu', state: 'measured', pods: [] },
        {
          cluster: 'u & s',
          state: 'unavailable',
          reason: { code: 'forbidden', message: 'no' },
        },
        { cluster: 'dev', state: 'off' },
      ],
    };
    handle = (_, response) => response.end(JSON.stringify(usage));
    const asked = { clusters: ['eu', 'u & s', 'dev'] };
    expect(await client().getUsage(REF, asked)).toEqual(usage);
    expect(paths()[0]).toMatch(
      /\/dice-roller\/usage\?cluster=eu&cluster=u\+%26\+s&cluster=dev$/,
    );
  });

  it.each(['nonsense', '{}', '{"clusters":[{"cluster":"eu"}]}'])(
    'refuses usage that is %s',
    async text => {
      handle = (_, response) => response.end(text);
      await expect(client().getUsage(REF)).rejects.toThrow(/same version/);
    },
  );

  it('reads events', async () => {
    const event = {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 3,
    };
    handle = (_, response) => response.end(JSON.stringify([event]));
    expect(await client().getPodEvents(pod)).toEqual([event]);
    expect(paths()[0]).toMatch(/\/dice-roller-1\/events$/);
  });

  it.each([['{}'], ['[{}]'], ['nonsense']])(
    'refuses events that are %s',
    async answer => {
      handle = (_, response) => response.end(answer);
      await expect(client().getPodEvents(pod)).rejects.toThrow(/same version/);
    },
  );

  describe('for those who run the clusters', () => {
    const list = {
      at: '2026-03-01T12:00:00Z',
      clusters: [
        {
          name: 'eu',
          condition: 'ok',
          provider: 'config',
          authProvider: 'serviceAccount',
          breaker: 'closed',
          watches: 3,
          viewers: 1,
        },
      ],
      providerProblems: [],
    };
    const diagnosis = {
      cluster: 'a/b',
      at: '2026-03-01T12:00:00Z',
      steps: [{ step: 'dns', outcome: 'ok', ms: 1, message: 'found' }],
    };

    it('reads how the clusters do, and diagnoses one', async () => {
      handle = (request, response) =>
        response.end(
          JSON.stringify(request.url?.endsWith('/clusters') ? list : diagnosis),
        );
      expect(await client().getClusters()).toEqual(list);
      expect(await client().diagnoseCluster('a/b')).toEqual(diagnosis);
      expect(paths()).toEqual([
        '/api/kubernetes/v1/clusters',
        '/api/kubernetes/v1/clusters/a%2Fb/diagnosis',
      ]);
    });

    it.each([
      ['{}'],
      ['{"at":"x","clusters":[{}],"steps":[{}]}'],
      ['nonsense'],
    ])('refuses answers that are %s', async answer => {
      handle = (_, response) => response.end(answer);
      await expect(client().getClusters()).rejects.toThrow(/same version/);
      await expect(client().diagnoseCluster('eu')).rejects.toThrow(
        /same version/,
      );
    });

    it('reports that Help on a class was opened', async () => {
      handle = (_, response) => response.writeHead(204).end();
      await client().reportHelpOpened('OOMKilled');
      expect(requests[0]).toMatchObject({
        method: 'POST',
        url: '/api/kubernetes/v1/help/OOMKilled',
      });
      handle = (_, response) => response.writeHead(404).end();
      await expect(client().reportHelpOpened('x')).rejects.toMatchObject({
        statusCode: 404,
      });
    });
  });
});
