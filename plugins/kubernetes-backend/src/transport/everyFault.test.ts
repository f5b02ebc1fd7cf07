import { ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer as createHttpServer,
  IncomingMessage,
  Server as HttpServer,
  ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer, ServerOptions } from 'node:https';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificates } from '@internal/cluster-simulator';
import {
  CLUSTER_FAULTS,
  ClusterFault,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { diagnoseCluster } from '../health/diagnoseCluster';
import { FileCache } from '../util/FileCache';
import { ok } from '../util/Result';
import { ClusterTransport } from './ClusterTransport';
import { classifyError } from './classifyFailure';

type Certificates = Awaited<ReturnType<typeof createCertificates>>;
type KeyPair = Certificates['valid'];
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const ANONYMOUS: ClusterCredential = { kind: 'anonymous', identity: 'x' };
const open = new Set<Server | HttpServer>();
const sockets = new Set<Socket>();
const servers: ChildProcess[] = [];
const folders: string[] = [];

/** Real sockets on loopback, since the errors of each system have to be distinguished. */
async function listen(server: Server | HttpServer): Promise<number> {
  open.add(server);
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port }: Partial<AddressInfo> = JSON.parse(
    JSON.stringify(server.address()),
  );
  return Number(port);
}

const listing: Handler = (_request, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end('{"kind":"PodList","items":[]}');

const answering =
  (status: number, headers: Record<string, string>, body: string): Handler =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

const http = (handler: Handler) => listen(createHttpServer(handler));

function https(
  { certificatePem, keyPem }: KeyPair,
  handler: Handler = listing,
  options: ServerOptions = {},
) {
  return listen(
    createHttpsServer(
      { cert: certificatePem, key: keyPem, ...options },
      handler,
    ),
  );
}

const raw = (take: (socket: Socket) => void) => listen(createServer(take));

interface Case {
  readonly url: string;
  readonly tls?: ClusterDetails['tls'];
  readonly credential?: ClusterCredential;
}

type SetUp = (certificates: Certificates) => Promise<Case>;

let caData: string | undefined;

const plain = (port: number): Case => ({ url: `http://127.0.0.1:${port}` });
const secure = (port: number): Case => ({
  url: `https://127.0.0.1:${port}`,
  tls: { caData },
});
const shown = ({ certificatePem, keyPem }: KeyPair, port: number): Case => ({
  ...secure(port),
  credential: {
    kind: 'clientCertificate',
    identity: 'x',
    certificate: certificatePem,
    privateKey: keyPem,
  },
});

const JSON_TYPE = { 'content-type': 'application/json' };
const STATUS = (code: number, message: string) =>
  JSON.stringify({ kind: 'Status', code, message });

/** What goes wrong, and what is said of it. */
const CASES: readonly [
  string,
  ClusterReasonCode,
  ClusterFault | undefined,
  RegExp,
  SetUp,
][] = [
  [
    'an expired certificate',
    'tls',
    'certificate-expired',
    /has expired; renew it, or check the clock/,
    async ({ expired }) => secure(await https(await expired())),
  ],
  [
    'a certificate that is not valid yet',
    'tls',
    'certificate-not-yet-valid',
    /isn't valid yet; check the clocks/,
    async ({ notYetValid }) => secure(await https(await notYetValid())),
  ],
  [
    'a self-signed certificate',
    'tls',
    'certificate-self-signed',
    /self-signed/,
    async ({ selfSigned }) => secure(await https(await selfSigned())),
  ],
  [
    'another authority',
    'tls',
    'certificate-unknown-authority',
    /unknown authority/,
    async ({ wrongAuthority }) => secure(await https(await wrongAuthority())),
  ],
  [
    'another host name',
    'tls',
    'certificate-name-mismatch',
    /another host name/,
    async ({ wrongHost }) => secure(await https(await wrongHost())),
  ],
  [
    'https to a port with plain http',
    'tls',
    'tls-not-spoken',
    /doesn't speak TLS/,
    async () => secure(await http(listing)),
  ],
  [
    'http to a port with TLS, which answers with an alert',
    'malformed',
    'http-not-spoken',
    /a TLS port needs an https:/,
    async () =>
      plain(
        await raw(socket =>
          // handshake_failure, as OpenSSL sends it
          socket.end(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28])),
        ),
      ),
  ],
  [
    'http to an API server with TLS',
    'tls',
    'http-not-spoken',
    /expects TLS.*https:/,
    async () =>
      plain(
        await http(
          answering(
            400,
            { 'content-type': 'text/plain' },
            'Client sent an HTTP request to an HTTPS server.',
          ),
        ),
      ),
  ],
  [
    'a port with another protocol',
    'malformed',
    'http-not-spoken',
    /doesn't speak HTTP/,
    async () => plain(await raw(socket => socket.end('SSH-2.0-OpenSSH_9\r\n'))),
  ],
  [
    'a handshake that hangs',
    'timeout',
    'handshake-timeout',
    /TLS handshake timed out/,
    async () => secure(await raw(() => undefined)),
  ],
  [
    'a port without a listener',
    'unreachable',
    'connection-refused',
    /refused/,
    async () => secure(1),
  ],
  [
    'a connection that is reset',
    'unreachable',
    'connection-reset',
    /reset/,
    async () => plain(await raw(socket => socket.resetAndDestroy())),
  ],
  [
    'a host that does not exist',
    'dns',
    'name-not-found',
    /doesn't exist/,
    async () => ({ url: 'https://nowhere.invalid' }),
  ],
  [
    'no first byte',
    'timeout',
    'answer-timeout',
    /no response in time/,
    async () => plain(await http(() => undefined)),
  ],
  [
    'an answer that stops in the middle',
    'timeout',
    'answer-stalled',
    /stalled/,
    async () =>
      plain(
        await http((_request, response) =>
          response.writeHead(200, JSON_TYPE).write('{"kind":'),
        ),
      ),
  ],
  [
    'a connection that ends in the middle of the answer',
    'unreachable',
    'answer-cut-off',
    /before the response was complete/,
    async () =>
      plain(
        await http((_request, response) => {
          response
            .writeHead(200, { ...JSON_TYPE, 'content-length': '999' })
            .write('{"kind":');
          setImmediate(() => response.destroy());
        }),
      ),
  ],
  [
    '401',
    'unauthenticated',
    undefined,
    /Unauthorized/,
    async () =>
      plain(await http(answering(401, JSON_TYPE, STATUS(401, 'Unauthorized')))),
  ],
  [
    '403',
    'forbidden',
    undefined,
    /cannot list/,
    async () =>
      plain(await http(answering(403, JSON_TYPE, STATUS(403, 'cannot list')))),
  ],
  [
    '404 of something that is no Kubernetes API',
    'api-absent',
    undefined,
    /API not found/,
    async () =>
      plain(
        await http(
          answering(404, { 'content-type': 'text/html' }, '<h1>404</h1>'),
        ),
      ),
  ],
  [
    '429',
    'throttled',
    undefined,
    /too many/i,
    async () => plain(await http(answering(429, JSON_TYPE, '{}'))),
  ],
  [
    '503',
    'server-error',
    undefined,
    /status 503/,
    async () => plain(await http(answering(503, {}, 'no healthy upstream'))),
  ],
  [
    'a redirect',
    'malformed',
    'redirected',
    /redirect/,
    async () =>
      plain(await http(answering(302, { location: 'https://login' }, ''))),
  ],
  [
    'a log-in page',
    'malformed',
    'not-json',
    /text\/html/,
    async () =>
      plain(
        await http(
          answering(200, { 'content-type': 'text/html' }, '<form></form>'),
        ),
      ),
  ],
  [
    'broken JSON',
    'malformed',
    'broken-json',
    /incomplete JSON/,
    async () => plain(await http(answering(200, JSON_TYPE, '{"kind":"Pod'))),
  ],
  [
    'a client certificate that is demanded and not there',
    'tls',
    'client-certificate-required',
    /requires a client certificate/,
    async ({ caPem, valid }) => secure(await demanding(valid, caPem)),
  ],
  [
    'a client certificate that has expired',
    'tls',
    'client-certificate-expired',
    /client certificate has expired/,
    async ({ caPem, valid, client }) =>
      shown(
        await client(new Date(Date.now() - 3_600_000)),
        await demanding(valid, caPem),
      ),
  ],
  [
    'a client certificate of another authority',
    'tls',
    'client-certificate-rejected',
    /client certificate was rejected/,
    async ({ caPem, valid, selfSigned }) =>
      shown(await selfSigned(), await demanding(valid, caPem)),
  ],
];

/** OpenSSL's own server, which says why it closes the connection, as those of Go and nginx do. */
async function demanding(own: KeyPair, ca: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'podlight-tls-'));
  folders.push(folder);
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  // OpenSSL does not report the port that it chose, so it gets one that was free a moment ago.
  const reserved = createServer();
  const port = await listen(reserved);
  await new Promise(resolve => reserved.close(resolve));
  const server = spawn('openssl', [
    's_server',
    ...['-accept', `127.0.0.1:${port}`, '-www'],
    ...['-cert', await write('cert.pem', own.certificatePem)],
    ...['-key', await write('key.pem', own.keyPem)],
    ...['-CAfile', await write('ca.pem', ca)],
    ...['-Verify', '1', '-verify_return_error'],
  ]);
  servers.push(server);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.stdout.on('data', text => {
      if (String(text).includes('ACCEPT')) resolve(undefined);
    });
  });
  return port;
}

describe('every fault on the way to an API server', () => {
  let certificates: Certificates;
  let transport: ClusterTransport;
  const files = new FileCache();

  beforeAll(async () => {
    certificates = await createCertificates('one');
    caData = Buffer.from(certificates.caPem).toString('base64');
    transport = new ClusterTransport({
      deadlines: { connectMs: 400, firstByteMs: 400, listMs: 5_000 },
      userAgent: 'podlight/test',
      files,
    });
  });

  afterAll(async () => {
    await transport.destroy();
    for (const socket of sockets) socket.destroy();
    for (const server of open) server.close();
    for (const server of servers) server.kill();
    await Promise.all(
      folders.map(folder => rm(folder, { recursive: true, force: true })),
    );
  });

  it.each(CASES)('%s', async (_name, code, fault, words, set) => {
    const { url, tls, credential = ANONYMOUS } = await set(certificates);
    const cluster: ClusterDetails = {
      name: 'one',
      url,
      authProvider: 'x',
      authMetadata: {},
      tls,
    };
    const answer = await transport.getJson(cluster, credential, {
      path: '/api/v1/pods',
      signal: new AbortController().signal,
    });
    expect(answer).toMatchObject({
      ok: false,
      reason: { code, message: expect.stringMatching(words) },
    });
    expect(answer.ok ? undefined : answer.reason.fault).toBe(fault);
  });

  it.each([['handshake-timeout', 'tls', () => raw(() => undefined)]] as const)(
    'is %s in a diagnosis, too',
    async (fault, step, start) => {
      const { url, tls } = secure(await start());
      const steps = await diagnoseCluster({
        cluster: { name: 'one', url, authProvider: 'x', authMetadata: {}, tls },
        files,
        transport,
        credential: async () => ok(ANONYMOUS),
        stepDeadlineMs: 300,
        signal: new AbortController().signal,
      });
      expect(steps.find(({ outcome }) => outcome === 'failed')).toMatchObject({
        step,
        fault,
        code: 'timeout',
        message: expect.stringMatching(/TLS handshake timed out/),
      });
    },
  );

  it.each([
    ['EAI_AGAIN', 'name-server-failed'],
    ['EHOSTUNREACH', 'no-route'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
    ['ERR_NON_PUBLIC_ADDRESS', 'address-not-allowed'],
  ])('%s, which loopback does not have', (code, fault) => {
    const error = Object.assign(new Error('x'), { code });
    expect(classifyError(error).reason.fault).toBe(fault);
  });

  it('is in one of these tests', () => {
    const tried = new Set<string | undefined>(
      CASES.map(([, , fault]) => fault),
    );
    const elsewhere = [
      'name-server-failed',
      'no-route',
      'connect-timeout',
      'address-not-allowed',
      'authority-unreadable',
    ];
    expect(
      CLUSTER_FAULTS.filter(
        fault => !tried.has(fault) && !elsewhere.includes(fault),
      ),
    ).toEqual([]);
  });
});
