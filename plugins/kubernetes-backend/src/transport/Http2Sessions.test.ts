import { createCertificates } from '@internal/cluster-simulator';
import {
  createSecureServer,
  Http2SecureServer,
  ServerHttp2Stream,
} from 'node:http2';
import { HttpClient } from './HttpClient';

/** What API servers allow on one connection. */
const MAX_STREAMS = 100;

describe('watches that begin at the same moment', () => {
  let server: Http2SecureServer;
  let client: HttpClient;
  let sessions = 0;

  beforeAll(async () => {
    const { caPem, valid } = await createCertificates('one');
    server = createSecureServer({
      cert: valid.certificatePem,
      key: valid.keyPem,
      settings: { maxConcurrentStreams: MAX_STREAMS },
    });
    server.on('session', () => {
      sessions += 1;
    });
    server.on('stream', (stream: ServerHttp2Stream) => {
      stream.on('error', () => undefined);
      // The body of a watch never ends.
      stream.respond({ ':status': 200 });
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (typeof address !== 'object') throw new Error('It listens to a port.');
    client = new HttpClient(
      {
        origin: `https://127.0.0.1:${address?.port}`,
        ca: caPem,
        skipVerify: false,
      },
      5_000,
    );
  });

  afterAll(async () => {
    await client.destroy();
    server.close();
  });

  it('share no more of a connection than the server allows', async () => {
    const { signal } = new AbortController();
    const watch = () =>
      client.request({
        purpose: 'follow',
        path: '/watch',
        headers: {},
        signal,
        headersTimeoutMs: 5_000,
        bodyTimeoutMs: 0,
      });
    const responses = await Promise.all(
      Array.from({ length: 2.5 * MAX_STREAMS }, watch),
    );
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(sessions).toBe(3);
    for (const { body } of responses) body.on('error', () => undefined);
  });
});
