import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator } from '@internal/cluster-simulator';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { QUICK_DEADLINES, startFleet } from '../__testUtils__';
import { FileCache } from '../util/FileCache';
import { apiPath } from './ClusterConnection';
import { ClusterTransport } from './ClusterTransport';

const PODS = { path: '/api/v1/pods', signal: new AbortController().signal };

describe('ClusterTransport', () => {
  let simulator: Simulator;
  let transport: ClusterTransport;

  beforeAll(async () => {
    simulator = await startFleet('one', 'two');
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

  it('keeps its connections and uses them again', async () => {
    const before = simulator.cluster('one').connections();
    for (let count = 0; count < 20; count += 1) {
      expect(
        await transport.getJson(cluster('one'), reader('one'), PODS),
      ).toMatchObject({ ok: true, value: { kind: 'PodList' } });
    }
    expect(simulator.cluster('one').connections() - before).toBeLessThanOrEqual(
      3,
    );
  });

  it('notices that a connection it kept has been closed, and asks again', async () => {
    await transport.getJson(cluster('one'), reader('one'), PODS);
    simulator.cluster('one').dropConnections();
    expect(
      await transport.getJson(cluster('one'), reader('one'), PODS),
    ).toMatchObject({ ok: true });
  });

  it('takes a new authority from its file', async () => {
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
        message: expect.stringContaining('cannot be read'),
      },
    });
  });

  it('expects the name in the certificate that it is told to', async () => {
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

  it('takes any certificate only where it is told to', async () => {
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
      const { port }: Partial<AddressInfo> = JSON.parse(
        JSON.stringify(server.address()),
      );
      url = `http://127.0.0.1:${port}/k8s/clusters/c-1/`;
    });

    afterAll(() => server.close());

    it('keeps the path of the URL, and says who asks', async () => {
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

    it('sends no credential off this machine', async () => {
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
