import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import {
  AddressInfo,
  connect,
  createServer as createTcpServer,
  Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator } from '@internal/cluster-simulator';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { startFleetFrom } from '../__testUtils__/fleet';
import { QUICK_DEADLINES } from '../__testUtils__/simulatorConfig';
import { until } from '../__testUtils__/until';
import { FileCache } from '../util/FileCache';
import { apiPath } from './ClusterConnection';
import { ClusterTransport } from './ClusterTransport';

/** Forwards to a port, until it silently forgets the connections that there are. */
async function startProxy(port: number) {
  const open = new Set<Socket>();
  const server = createTcpServer(near => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${portOf(server)}`,
    forget: () => open.forEach(socket => socket.unpipe().pause()),
    stop: () => {
      open.forEach(socket => socket.destroy());
      server.close();
    },
  };
}

function portOf(server: { address(): unknown }): number {
  const { port }: Partial<AddressInfo> = JSON.parse(
    JSON.stringify(server.address()),
  );
  return Number(port);
}

const PODS = { path: '/api/v1/pods', signal: new AbortController().signal };

describe('ClusterTransport', () => {
  let simulator: Simulator;
  let transport: ClusterTransport;

  beforeAll(async () => {
    simulator = await startFleetFrom([
      { name: 'one' },
      { name: 'two' },
      { name: 'old', http2: false },
    ]);
  });

  beforeEach(() => {
    transport = new ClusterTransport({
      deadlines: QUICK_DEADLINES,
      userAgent: 'podlight/test',
      files: new FileCache(),
      maxBodyBytes: 1024 * 1024,
    });
  });

  afterEach(() => transport.destroy());
  afterAll(() => simulator.stop());

  function cluster(name: string, changes: Partial<ClusterDetails> = {}) {
    const { url, caData } = simulator.cluster(name);
    return {
      name,
      url,
      authProvider: 'x',
      authMetadata: {},
      tls: { caData },
      ...changes,
    };
  }

  function reader(name: string): ClusterCredential {
    const token = simulator.cluster(name).tokens.reader;
    return { kind: 'bearerToken', token, identity: 'x' };
  }

  describe.each([
    ['one', 'HTTP/2', 1],
    ['old', 'HTTP/1.1', 4],
  ])('with %s, which speaks %s', (name, _version, maxConnections) => {
    const server = () => simulator.cluster(name);
    const get = (signal = PODS.signal) =>
      transport.getJson(cluster(name), reader(name), { ...PODS, signal });
    const watch = (signal: AbortSignal) =>
      transport.open(cluster(name), reader(name), {
        path: '/api/v1/pods',
        query: { watch: 'true' },
        signal,
      });

    afterEach(() => server().clearFault());

    it('refuses a private address for a cluster from the catalog', async () => {
      const { url } = simulator.cluster('one');
      for (const address of [url, url.replace('127.0.0.1', 'localhost')]) {
        expect(
          await transport.getJson(
            cluster('one', { url: address, publicAddressOnly: true }),
            reader('one'),
            PODS,
          ),
        ).toMatchObject({
          ok: false,
          reason: {
            code: 'unreachable',
            message: expect.stringContaining("isn't public"),
          },
        });
      }
    });

    it('reuses its connections', async () => {
      await until(() => server().connections() === 0);
      for (let count = 0; count < 5; count += 1) {
        const answers = await Promise.all([get(), get(), get(), get(), get()]);
        for (const answer of answers) {
          expect(answer).toMatchObject({ value: { kind: 'PodList' } });
        }
      }
      expect(server().connections()).toBe(maxConnections);
    });

    it('retries when a kept connection has been closed', async () => {
      await get();
      server().dropConnections();
      expect(await get()).toMatchObject({ ok: true });
    });

    it('ends a watch for the API server when its reader leaves, and nothing else', async () => {
      const leaving = new AbortController();
      const staying = new AbortController();
      const [first, second] = await Promise.all([
        watch(leaving.signal),
        watch(staying.signal),
      ]);
      await until(() => server().openWatches() === 2);
      leaving.abort();
      await until(() => server().openWatches() === 1);
      if (!first.ok || !second.ok) throw new Error('They are open.');
      expect(first.value.body.errored).toMatchObject({ name: 'AbortError' });
      expect(second.value.body.destroyed).toBe(false);
      // A reader that just stops reading has left as well.
      second.value.body.destroy();
      await until(() => server().openWatches() === 0);
      staying.abort();
    });

    it('fails a watch whose connection breaks', async () => {
      const answer = await watch(new AbortController().signal);
      await until(() => server().openWatches() === 1);
      if (!answer.ok) throw new Error('It is open.');
      server().dropConnections();
      await expect(answer.value.body.toArray()).rejects.toBeInstanceOf(Error);
    });

    it('sends other requests while one hangs', async () => {
      await server().setFault({ type: 'hang', times: 1 });
      const hanging = get();
      await until(() => server().activeFaults().length > 0);
      await new Promise(resolve => setTimeout(resolve, 50));
      expect(await get()).toMatchObject({ ok: true });
      expect(await hanging).toMatchObject({ reason: { code: 'timeout' } });
    });
  });

  it('uses another connection when one was dropped silently', async () => {
    const between = await startProxy(
      Number(new URL(simulator.cluster('one').url).port),
    );
    const through = cluster('one', { url: between.url });
    const get = () => transport.getJson(through, reader('one'), PODS);
    const watch = await transport.open(through, reader('one'), {
      path: '/api/v1/pods',
      query: { watch: 'true' },
      signal: new AbortController().signal,
    });
    if (!watch.ok) throw new Error('It is open.');
    between.forget();
    expect(await get()).toMatchObject({ reason: { code: 'timeout' } });
    expect(await get()).toMatchObject({ ok: true });
    // The watch fails, too, as soon as the ping is not answered.
    await expect(watch.value.body.toArray()).rejects.toMatchObject({
      code: 'UND_ERR_SOCKET',
    });
    between.stop();
  }, 15_000);

  it('reads a new authority from its file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    const caFile = join(directory, 'ca.crt');
    await writeFile(caFile, simulator.cluster('two').caPem);
    const one = cluster('one', { tls: { caFile } });
    expect(await transport.getJson(one, reader('one'), PODS)).toMatchObject({
      ok: false,
      reason: { code: 'tls' },
    });
    await writeFile(caFile, `${simulator.cluster('one').caPem}\n`);
    expect(await transport.getJson(one, reader('one'), PODS)).toMatchObject({
      ok: true,
    });
    await rm(directory, { recursive: true });
    expect(await transport.getJson(one, reader('one'), PODS)).toMatchObject({
      ok: false,
      reason: {
        code: 'tls',
        message: expect.not.stringContaining(directory),
      },
      detail: expect.stringMatching(/can't read caFile: .*ca/),
    });
  });

  it('expects the configured name in the certificate', async () => {
    const { caData } = simulator.cluster('one');
    const named = (serverName: string) =>
      transport.getJson(
        cluster('one', { tls: { caData, serverName } }),
        reader('one'),
        PODS,
      );
    expect(await named('localhost')).toMatchObject({ ok: true });
    expect(await named('other.example.com')).toMatchObject({
      reason: { code: 'tls' },
    });
  });

  it('accepts any certificate only where configured', async () => {
    const trusting = cluster('one', { tls: { skipVerify: true } });
    const careful = cluster('one', { tls: {} });
    expect(
      await transport.getJson(trusting, reader('one'), PODS),
    ).toMatchObject({ ok: true });
    expect(await transport.getJson(careful, reader('one'), PODS)).toMatchObject(
      {
        reason: { code: 'tls' },
      },
    );
  });

  it('reads no more than its limit', async () => {
    await simulator.cluster('one').setFault({ type: 'huge' });
    const answer = await transport.getJson(cluster('one'), reader('one'), PODS);
    await simulator.cluster('one').clearFault();
    expect(answer).toMatchObject({
      reason: {
        code: 'malformed',
        message: expect.stringContaining('1048576 bytes'),
      },
    });
  });

  it('rejects when its caller leaves, and only then', async () => {
    await simulator.cluster('one').setFault({ type: 'hang' });
    const caller = new AbortController();
    const request = transport.getJson(cluster('one'), reader('one'), {
      ...PODS,
      signal: caller.signal,
    });
    setTimeout(() => caller.abort(), 20);
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    await simulator.cluster('one').clearFault();
  });

  describe('over plain http', () => {
    let server: Server;
    let url: string;
    const seen: (string | undefined)[] = [];

    beforeAll(async () => {
      server = createServer((request, response) => {
        seen.push(request.headers.authorization);
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            path: request.url,
            agent: request.headers['user-agent'],
          }),
        );
      });
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', resolve),
      );
      url = `http://127.0.0.1:${portOf(server)}/k8s/clusters/c-1/`;
    });

    afterAll(() => server.close());

    it('keeps the path of the URL, and sends its user agent', async () => {
      const answer = await transport.getJson(
        cluster('one', { url }),
        { kind: 'anonymous', identity: 'x' },
        { ...PODS, query: { labelSelector: 'a in (b,c)' } },
      );
      expect(answer).toEqual({
        ok: true,
        value: {
          path: '/k8s/clusters/c-1/api/v1/pods?labelSelector=a+in+%28b%2Cc%29',
          agent: 'podlight/test',
        },
      });
    });

    it('sends no credential to another machine', async () => {
      const answer = await transport.getJson(
        cluster('one', {
          url: url.replace('127.0.0.1', '127.0.0.1.nip.example'),
        }),
        reader('one'),
        PODS,
      );
      expect(answer).toMatchObject({
        reason: {
          code: 'credential',
          message: expect.stringContaining('https'),
        },
      });
      expect(seen).toEqual([undefined]);
    });
  });
});

describe('apiPath', () => {
  it('keeps every segment in its place', () => {
    expect(apiPath('api', 'v1', 'namespaces', 'a/../b', 'pods', 'x?y#z')).toBe(
      '/api/v1/namespaces/a%2F..%2Fb/pods/x%3Fy%23z',
    );
    for (const segment of ['', '.', '..']) {
      expect(() => apiPath('api', segment)).toThrow('is not a segment');
    }
  });
});
