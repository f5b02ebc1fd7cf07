import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { Server } from 'node:net';
import { createCertificates } from '@internal/cluster-simulator';
import { ConnectionIdentity, HttpClient } from './HttpClient';
import { HttpRequest } from './HttpRequest';
import { readBody } from './readBody';

/** More than HTTP/1.1 has connections for reads. */
const REQUESTS = 6;
const HTTP1_CONNECTIONS = 4;

describe('HttpClient', () => {
  let tls: { cert: string; key: string };
  let ca: string;
  const servers: Server[] = [];
  const clients: HttpClient[] = [];

  beforeAll(async () => {
    const { caPem, valid } = await createCertificates('one');
    ca = caPem;
    tls = { cert: valid.certificatePem, key: valid.keyPem };
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.destroy()));
    await Promise.all(
      servers
        .splice(0)
        .map(server => new Promise(resolve => server.close(resolve))),
    );
  });

  /** Counts the connections to a server, and makes a client for it. */
  async function connect(
    server: Server,
    protocol: 'http' | 'https',
    changes: Partial<ConnectionIdentity> = {},
  ) {
    let connections = 0;
    server.on('connection', () => {
      connections += 1;
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error();
    const client = new HttpClient(
      {
        origin: `${protocol}://127.0.0.1:${address.port}`,
        ca,
        skipVerify: false,
        ...changes,
      },
      2_000,
    );
    clients.push(client);
    return { client, connections: () => connections };
  }

  const get = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
    purpose: 'read',
    path: '/version',
    headers: { 'user-agent': 'podlight/test' },
    signal: new AbortController().signal,
    headersTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    ...changes,
  });

  async function ask(client: HttpClient, request = get()) {
    const { status, body } = await client.request(request);
    return `${status} ${await readBody(body, 1_000)}`;
  }

  const askAtOnce = (client: HttpClient, request = get()) =>
    Promise.all(Array.from({ length: REQUESTS }, () => ask(client, request)));

  it('uses one connection for everything where the server offers HTTP/2', async () => {
    const server = createSecureServer(
      { ...tls, allowHTTP1: true },
      (request, response) => response.end(`HTTP/${request.httpVersion}`),
    );
    const { client, connections } = await connect(server, 'https');
    expect(new Set(await askAtOnce(client))).toEqual(new Set(['200 HTTP/2.0']));
    expect(await ask(client, get({ purpose: 'follow' }))).toBe('200 HTTP/2.0');
    expect(connections()).toBe(1);
  });

  it('uses four connections for reads over HTTP/1.1, the first of them the one that asked for HTTP/2', async () => {
    const server = createHttpsServer(tls, (request, response) =>
      setImmediate(() => response.end(`HTTP/${request.httpVersion}`)),
    );
    const { client, connections } = await connect(server, 'https');
    expect(new Set(await askAtOnce(client))).toEqual(new Set(['200 HTTP/1.1']));
    expect(connections()).toBe(HTTP1_CONNECTIONS);
  });

  it('gives each stream over HTTP/1.1 a connection of its own', async () => {
    let waiting = 0;
    let release = () => undefined as void;
    const all = new Promise<void>(resolve => {
      release = resolve;
    });
    const server = createHttpServer(async (_request, response) => {
      waiting += 1;
      if (waiting === REQUESTS) release();
      await all;
      response.end('line');
    });
    const { client, connections } = await connect(server, 'http');
    // They are answered only once all of them are there.
    expect(await askAtOnce(client, get({ purpose: 'follow' }))).toEqual(
      Array(REQUESTS).fill('200 line'),
    );
    expect(connections()).toBe(REQUESTS);
  });

  it('rejects when the certificate is not trusted, and asks anew the next time', async () => {
    const server = createSecureServer(tls, (_request, response) =>
      response.end(),
    );
    const { client, connections } = await connect(server, 'https', {
      ca: undefined,
    });
    server.on('tlsClientError', () => undefined);
    for (const times of [1, 2]) {
      await expect(client.request(get())).rejects.toMatchObject({
        code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/),
      });
      expect(connections()).toBe(times);
    }
  });

  it('rejects with the reason of its signal, also while it is connecting', async () => {
    const leaving = new AbortController();
    const server = createHttpsServer(tls);
    const { client } = await connect(server, 'https');
    const asked = client.request(get({ signal: leaving.signal }));
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
  });

  it('refuses a private address where only public ones are allowed', async () => {
    const server = createHttpServer();
    const { client } = await connect(server, 'http', {
      origin: 'http://localhost:1',
      publicAddressOnly: true,
    });
    await expect(client.request(get())).rejects.toMatchObject({
      code: 'ERR_NON_PUBLIC_ADDRESS',
    });
  });

  it('breaks what is under way when it is destroyed', async () => {
    const server = createHttpServer((_request, response) =>
      response.write('half'),
    );
    const { client } = await connect(server, 'http');
    const { body } = await client.request(get());
    const reading = readBody(body, 1_000);
    await client.destroy();
    await expect(reading).rejects.toThrow();
  });
});
