import { createSecureServer, Http2SecureServer } from 'node:http2';
import { createCertificates } from '@internal/cluster-simulator';
import { FileCache } from '../util/FileCache';
import { ClusterTransport } from './ClusterTransport';

/** Longer than the test needs on a machine that is busy with others, too. */
const FIRST_BYTE_MS = 1_000;
const LIST_MS = 1_400;

/** Longer than both. */
const BUSY_MS = 1_500;
const WORDS = 'pods is forbidden: User "ann" cannot list resource "pods"';

function beBusy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('a response that arrives while the process is busy', () => {
  let server: Http2SecureServer;
  let transport: ClusterTransport;
  let caData: string;
  let onAsked: (send: () => void) => void;

  beforeAll(async () => {
    const { caPem, valid } = await createCertificates('one');
    caData = Buffer.from(caPem).toString('base64');
    server = createSecureServer({
      cert: valid.certificatePem,
      key: valid.keyPem,
    });
    server.on('request', (_request, { stream }) => {
      stream.respond({ ':status': 403, 'content-type': 'application/json' });
      onAsked(() => stream.end(JSON.stringify({ message: WORDS })));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });

  beforeEach(() => {
    transport = new ClusterTransport({
      deadlines: {
        connectMs: 5_000,
        firstByteMs: FIRST_BYTE_MS,
        listMs: LIST_MS,
      },
      userAgent: 'podlight/test',
      files: new FileCache(),
    });
  });

  afterEach(() => transport.destroy());
  afterAll(() => server.close());

  function ask(signal: AbortSignal) {
    const address = server.address();
    if (typeof address !== 'object') throw new Error('It listens to a port.');
    return transport.getJson(
      {
        name: 'one',
        url: `https://127.0.0.1:${address?.port}`,
        authProvider: 'x',
        authMetadata: {},
        tls: { caData },
      },
      { kind: 'bearerToken', token: 'of ann', identity: 'ann' },
      { path: '/api/v1/pods', signal },
    );
  }

  it('is read to its end, even after its deadline', async () => {
    // Over a connection that is there.
    onAsked = send => send();
    await ask(new AbortController().signal);
    onAsked = send =>
      // When the head has arrived.
      setTimeout(() => {
        send();
        // When the words are on their way: what is busy now cannot read them.
        setImmediate(() => beBusy(BUSY_MS));
      }, 20);
    expect(await ask(new AbortController().signal)).toMatchObject({
      reason: { code: 'forbidden', message: WORDS },
    });
  });

  it('is classified by its status where its body never arrives', async () => {
    onAsked = () => undefined;
    expect(await ask(new AbortController().signal)).toMatchObject({
      reason: { code: 'forbidden', status: 403 },
    });
  });

  it('rejects for a caller that leaves in the middle of it', async () => {
    const caller = new AbortController();
    onAsked = () => setTimeout(() => caller.abort(), 20);
    await expect(ask(caller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
