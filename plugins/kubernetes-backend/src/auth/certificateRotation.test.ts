import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createCertificates } from '@internal/cluster-simulator';
import { QUICK_DEADLINES } from '../__testUtils__/simulatorConfig';
import { until } from '../__testUtils__/until';
import { ClusterTransport } from '../transport';
import { FileCache } from '../util/FileCache';
import { ClientCertificateAuthProvider } from './ClientCertificateAuthProvider';
import { CredentialCache } from './CredentialCache';

const MINUTE_MS = 60_000;
const NEVER = new AbortController().signal;

/** An API server that writes down who each connection is from; a watch of it stays open. */
async function startServer(version: string) {
  const { caPem, valid } = await createCertificates('one');
  const open = new Map<TLSSocket, string>();
  const tls = {
    cert: valid.certificatePem,
    key: valid.keyPem,
    requestCert: true,
    rejectUnauthorized: false,
  };
  let endWatch = () => {};
  const answer = (
    url: string | undefined,
    write: (text: string) => unknown,
    end: (text: string) => unknown,
  ) => {
    if (!url?.includes('watch')) end('{}');
    else {
      write('one\n');
      endWatch = () => end('the last\n');
    }
  };
  const server =
    version === 'HTTP/2'
      ? createSecureServer(tls, (request, response) => {
          response.setHeader('content-type', 'application/json');
          answer(
            request.url,
            text => response.write(text),
            text => response.end(text),
          );
        })
      : createServer(tls, (request, response) => {
          response.setHeader('content-type', 'application/json');
          answer(
            request.url,
            text => response.write(text),
            text => response.end(text),
          );
        });
  server.on('secureConnection', (socket: TLSSocket) => {
    open.set(socket, socket.getPeerCertificate().fingerprint256);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object') throw new Error('It listens to a port.');
  return {
    url: `https://127.0.0.1:${address?.port}`,
    caData: Buffer.from(caPem).toString('base64'),
    /** How many of the connections are from each certificate, oldest first. */
    connections: () => {
      const counts = new Map<string, number>();
      for (const of of open.values()) counts.set(of, (counts.get(of) ?? 0) + 1);
      return [...counts.values()];
    },
    certificates: () => new Set(open.values()).size,
    endWatch: () => endWatch(),
    stop: () => {
      for (const socket of open.keys()) socket.destroy();
      server.close();
    },
  };
}

describe.each(['HTTP/2', 'HTTP/1.1'])(
  'a client certificate over %s',
  version => {
    it('is taken from its file when it is another one, and the connections of the old one end when they are done', async () => {
      let now = Date.now();
      const server = await startServer(version);
      const directory = await mkdtemp(join(tmpdir(), 'podlight-'));
      const [certificateFile, keyFile] = ['tls.crt', 'tls.key'].map(name =>
        join(directory, name),
      );
      const rotate = async () => {
        const { valid } = await createCertificates('client');
        await writeFile(certificateFile, valid.certificatePem);
        await writeFile(keyFile, valid.keyPem);
      };
      const files = new FileCache();
      const provider = new ClientCertificateAuthProvider(files);
      const credentials = new CredentialCache({
        providers: new Map([[provider.id, provider]]),
        now: () => now,
      });
      const transport = new ClusterTransport({
        deadlines: QUICK_DEADLINES,
        userAgent: 'podlight/test',
        files,
        now: () => now,
      });
      const cluster = {
        name: 'one',
        url: server.url,
        authProvider: provider.id,
        authMetadata: {
          clientCertificateFile: certificateFile,
          clientKeyFile: keyFile,
        },
        tls: { caData: server.caData },
      };
      const credential = async () => {
        const caller = { credentials: mockCredentials.service() };
        const answer = await credentials.get(cluster, caller, NEVER);
        if (!answer.ok) throw new Error(answer.reason.message);
        return answer.value;
      };
      const get = async () =>
        transport.getJson(cluster, await credential(), {
          path: '/api/v1/pods',
          signal: NEVER,
        });

      await rotate();
      expect(await get()).toMatchObject({ ok: true });
      const watch = await transport.open(cluster, await credential(), {
        path: '/api/v1/pods',
        query: { watch: 'true' },
        signal: NEVER,
      });
      if (!watch.ok) throw new Error(watch.reason.message);
      expect(server.certificates()).toBe(1);

      await rotate();
      now += MINUTE_MS;
      expect(await get()).toMatchObject({ ok: true });
      expect(server.certificates()).toBe(2);

      // The next one that comes finds the earlier ones out of use; a watch is let go on.
      await rotate();
      now += 6 * MINUTE_MS;
      expect(await get()).toMatchObject({ ok: true });
      await until(() => server.connections().length === 2);
      await until(() => server.connections()[0] === 1);
      server.endWatch();
      const lines = Buffer.concat(await watch.value.body.toArray());
      expect(lines.toString()).toBe('one\nthe last\n');
      await until(() => server.certificates() === 1);

      await transport.destroy();
      server.stop();
      await rm(directory, { recursive: true });
    });
  },
);
