import {
  createSecureServer,
  Http2SecureServer,
  ServerHttp2Session,
  ServerHttp2Stream,
} from 'node:http2';
import { connect, TLSSocket } from 'node:tls';
import { createCertificates } from '@internal/cluster-simulator';
import { DeadlineError } from '../util/timing';
import { Http2Session } from './Http2Session';
import { HttpRequest } from './HttpRequest';
import { readBody } from './readBody';

describe('Http2Session', () => {
  let server: Http2SecureServer;
  let origin: string;
  let ca: string;
  let onStream: (stream: ServerHttp2Stream) => void;
  const sessions: ServerHttp2Session[] = [];
  const open: Http2Session[] = [];

  beforeAll(async () => {
    const { caPem, valid } = await createCertificates('one');
    ca = caPem;
    server = createSecureServer({
      cert: valid.certificatePem,
      key: valid.keyPem,
      settings: { maxConcurrentStreams: 2 },
    });
    server.on('session', session => {
      sessions.push(session);
      session.on('error', () => undefined);
    });
    server.on('stream', (stream: ServerHttp2Stream) => {
      stream.on('error', () => undefined);
      onStream(stream);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error();
    origin = `https://127.0.0.1:${address.port}`;
  });

  afterEach(() => {
    for (const session of open.splice(0)) session.destroy();
    for (const session of sessions.splice(0)) session.destroy();
  });

  afterAll(() => new Promise(resolve => server.close(resolve)));

  async function start() {
    const socket = await new Promise<TLSSocket>((resolve, reject) => {
      const { hostname: host, port } = new URL(origin);
      const connecting = connect(
        { host, port: Number(port), ca, ALPNProtocols: ['h2'] },
        () => resolve(connecting),
      );
      connecting.once('error', reject);
    });
    const onEnd = jest.fn();
    const session = new Http2Session(origin, socket, onEnd);
    open.push(session);
    return { onEnd, session };
  }

  const get = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
    purpose: 'read',
    path: '/api/v1/pods',
    headers: { accept: 'application/json' },
    signal: new AbortController().signal,
    headersTimeoutMs: 5_000,
    bodyTimeoutMs: 5_000,
    ...changes,
  });

  /** Resolves when it is so: it is the network that is waited for. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise(setImmediate);
  }

  it('sends a GET with its path and headers, and hands over the response', async () => {
    const received: unknown[] = [];
    onStream = stream => {
      stream.once('close', () => undefined);
      stream.respond({ ':status': 200, 'content-type': 'application/json' });
      stream.end('{"kind":"PodList"}');
    };
    server.once('stream', (_stream, headers) => {
      const { ':method': method, ':path': path, accept } = headers;
      received.push({ method, path, accept });
    });
    const { session } = await start();
    const { status, headers, body } = await session.request(get());
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
    expect(headers).not.toHaveProperty(':status');
    expect(String(await readBody(body, 1_000))).toBe('{"kind":"PodList"}');
    expect(received).toEqual([
      { method: 'GET', path: '/api/v1/pods', accept: 'application/json' },
    ]);
  });

  it('hands over a body as fast as it is read', async () => {
    const size = 4 * 1024 * 1024;
    let unsent = 0;
    onStream = stream => {
      stream.respond({ ':status': 200 });
      stream.write(Buffer.alloc(size), () => {
        unsent = 0;
      });
      unsent = size;
      stream.end();
    };
    const { session } = await start();
    const { body } = await session.request(get());
    await new Promise(resolve => body.once('readable', resolve));
    await new Promise(resolve => setTimeout(resolve, 100));
    // A reader that is slow holds the server back.
    expect(body.readableLength).toBeLessThan(size / 4);
    expect(unsent).toBe(size);
    expect(await readBody(body, size)).toHaveLength(size);
  });

  it('is full with as many streams as the server allows, and not after one of them has ended', async () => {
    onStream = stream => stream.respond({ ':status': 200 });
    const { session } = await start();
    const leaving = new AbortController();
    const responses = await Promise.all([
      session.request(get()),
      session.request(get({ signal: leaving.signal })),
    ]);
    for (const { body } of responses) body.on('error', () => undefined);
    expect(session.streams).toBe(2);
    expect(session.isFull).toBe(true);
    leaving.abort(new Error('left'));
    await until(() => session.streams === 1);
    expect(session.isFull).toBe(false);
  });

  it('resets the stream of a reader that leaves, and keeps the connection', async () => {
    const closed: ServerHttp2Stream[] = [];
    onStream = stream => {
      stream.once('close', () => closed.push(stream));
      stream.respond({ ':status': 200 });
      stream.write('a line\n');
    };
    const { onEnd, session } = await start();
    const { body } = await session.request(get());
    body.on('error', () => undefined);
    body.destroy();
    await until(() => closed.length === 1);
    expect(session.isUsable).toBe(true);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('rejects with the reason of a signal that aborts before the response', async () => {
    const leaving = new AbortController();
    onStream = () => leaving.abort(new Error('left'));
    const { session } = await start();
    const asked = session.request(get({ signal: leaving.signal }));
    await expect(asked).rejects.toThrow('left');
    const late = session.request(get({ signal: leaving.signal }));
    await expect(late).rejects.toThrow('left');
  });

  it('rejects with a reason that is no error, too', async () => {
    const leaving = new AbortController();
    onStream = () => leaving.abort('left');
    const { session } = await start();
    const asked = session.request(get({ signal: leaving.signal }));
    await expect(asked).rejects.toBe('left');
  });

  it('rejects when no response comes in time, and checks the connection', async () => {
    onStream = () => undefined;
    const { session } = await start();
    const asked = session.request(get({ headersTimeoutMs: 20 }));
    await expect(asked).rejects.toMatchObject({
      code: 'UND_ERR_HEADERS_TIMEOUT',
    });
    const leaving = new AbortController();
    const others = session.request(get());
    others.catch(() => undefined);
    const expired = session.request(get({ signal: leaving.signal }));
    leaving.abort(new DeadlineError('No response within 1 ms'));
    // Suspect until the ping is answered.
    expect(session.isUsable).toBe(false);
    await expect(expired).rejects.toThrow('No response within 1 ms');
    await until(() => session.isUsable);
  });

  it('makes an error of a body that the server breaks off', async () => {
    onStream = stream => {
      stream.respond({ ':status': 200 });
      stream.write('half of it', () => stream.destroy(new Error('broken')));
    };
    const { session } = await start();
    const { body } = await session.request(get());
    await expect(readBody(body, 1_000)).rejects.toThrow();
  });

  it('lets open streams go on after a GOAWAY, and takes no new ones', async () => {
    let watch: ServerHttp2Stream | undefined;
    onStream = stream => {
      stream.respond({ ':status': 200 });
      watch = stream;
    };
    const { session } = await start();
    const { body } = await session.request(get());
    sessions[0].goaway();
    await until(() => !session.isUsable);
    watch?.end('the last line\n');
    expect(String(await readBody(body, 1_000))).toBe('the last line\n');
  });

  it('reports once that it has ended, and fails its streams', async () => {
    onStream = stream => stream.respond({ ':status': 200 });
    const { onEnd, session } = await start();
    const { body } = await session.request(get());
    const reading = readBody(body, 1_000);
    sessions[0].destroy();
    await expect(reading).rejects.toThrow('other side closed');
    await until(() => onEnd.mock.calls.length > 0);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(session.isUsable).toBe(false);
    await expect(session.request(get())).rejects.toThrow('other side closed');
  });

  it('may be destroyed before it has told that it is connected', async () => {
    const { onEnd, session } = await start();
    // Setting the window of a destroyed session throws where nobody catches it.
    session.destroy();
    await until(() => onEnd.mock.calls.length > 0);
    expect(session.isUsable).toBe(false);
  });

  it('leaves no timer behind when it has ended', async () => {
    const intervals = jest.spyOn(global, 'setInterval');
    const timeouts = jest.spyOn(global, 'setTimeout');
    const cleared = jest.spyOn(global, 'clearInterval');
    const stopped = jest.spyOn(global, 'clearTimeout');
    try {
      const { onEnd, session } = await start();
      const heartbeat = intervals.mock.results.at(-1)?.value;
      const idle = timeouts.mock.results.at(-1)?.value;
      session.destroy();
      await until(() => onEnd.mock.calls.length > 0);
      expect(cleared).toHaveBeenCalledWith(heartbeat);
      expect(stopped).toHaveBeenCalledWith(idle);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('is full with a hundred streams, even if the server allows more', async () => {
    onStream = () => undefined;
    const { session } = await start();
    await until(() => sessions.length > 0);
    await new Promise<void>(resolve =>
      sessions[0].settings({ maxConcurrentStreams: 500 }, () => resolve()),
    );
    for (let stream = 0; stream < 99; stream += 1) {
      session.request(get()).catch(() => undefined);
    }
    expect([session.streams, session.isFull]).toEqual([99, false]);
    session.request(get()).catch(() => undefined);
    expect(session.isFull).toBe(true);
  });

  it('opens no stream for a caller that has left', async () => {
    const opened = jest.fn();
    onStream = opened;
    const { session } = await start();
    const asked = session.request(get({ signal: AbortSignal.abort('left') }));
    await expect(asked).rejects.toBe('left');
    expect(opened).not.toHaveBeenCalled();
  });
});
