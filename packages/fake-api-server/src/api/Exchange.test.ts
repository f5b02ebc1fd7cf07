import { createServer, get, IncomingMessage, request, Server } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { StatusError } from '../kube/status';
import { Exchange } from './Exchange';

type Handler = (exchange: Exchange) => unknown;

let answer: Handler;
let server: Server;
let port: number;
const resetConnection = jest.fn();

beforeAll(async () => {
  server = createServer((incoming, response) => {
    const url = new URL('https://127.0.0.1/');
    answer(new Exchange(incoming, response, url, resetConnection));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = (handler: Handler, headers: Record<string, string> = {}) => {
  answer = handler;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const options = { port, host: '127.0.0.1', headers, agent: false };
    get(options, resolve).on('error', reject);
  });
};

async function call(handler: Handler, headers?: Record<string, string>) {
  const response = await open(handler, headers);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes,
    text: bytes.toString('utf8'),
  };
}

it('sends JSON with the headers of every response', async () => {
  const { status, headers, text } = await call(
    exchange => exchange.json(201, { a: 'ü' }),
    { accept: 'application/json' },
  );
  expect([status, text]).toEqual([201, '{"a":"ü"}\n']);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': '11',
    'cache-control': 'no-cache, private',
    'audit-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

it('reads what the client accepts', async () => {
  const echo: Handler = exchange => exchange.text(200, `${exchange.accept}`);
  expect((await call(echo, { accept: 'text/csv' })).text).toBe('text/csv');
});

it.each([
  [
    new StatusError(403, 'Forbidden', 'no'),
    { 'x-content-type-options': 'nosniff' },
  ],
  [StatusError.tooManyRequests(7), { 'retry-after': '7' }],
])('sends %s with the headers that belong to it', async (error, expected) => {
  const { status, headers, text } = await call(each => each.status(error));
  expect(status).toBe(error.code);
  expect(headers).toMatchObject(expected);
  expect(JSON.parse(text)).toEqual(error.body());
});

it('sends no header that belongs to another status', async () => {
  const { headers } = await call(each =>
    each.status(StatusError.unauthorized()),
  );
  expect(headers).not.toHaveProperty('retry-after');
  expect(headers).not.toHaveProperty('x-content-type-options');
});

it.each<[string, Handler, number, string]>([
  [
    'a path that is not served',
    each => each.notServed(),
    404,
    '404 page not found\n',
  ],
  [
    'an API without its server',
    each => each.unavailable(),
    503,
    'service unavailable\n',
  ],
])('says in plain text: %s', async (_, handler, code, body) => {
  const { status, headers, text } = await call(handler);
  expect([status, text]).toEqual([code, body]);
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

it('cuts a response that an error meets half way', async () => {
  const cut = call(exchange => {
    exchange.stream('application/json');
    exchange.write('{');
    exchange.status(StatusError.unauthorized());
  });
  await expect(cut).rejects.toThrow(/aborted|hang up/);
});

it('sends the head of a stream at once, and its end', async () => {
  let exchange: Exchange | undefined;
  const response = await open(each => {
    exchange = each;
    each.stream('application/json');
  });
  expect(response.headers['content-type']).toBe('application/json');
  expect(exchange?.write('a')).toBe(true);
  exchange?.end();
  expect(exchange?.write('b')).toBe(false);
  let text = '';
  for await (const chunk of response) text += String(chunk);
  expect(text).toBe('a');
});

it('is aborted once its client has left', async () => {
  let exchange: Exchange | undefined;
  const response = await open(each => {
    exchange = each;
    each.stream('application/json');
  });
  expect(exchange?.signal.aborted).toBe(false);
  const left = new Promise(resolve =>
    exchange?.signal.addEventListener('abort', resolve),
  );
  response.destroy();
  await left;
  expect(exchange?.write('late')).toBe(false);
});

it('counts what the client has not read', async () => {
  let backlog: number[] = [];
  await call(exchange => {
    exchange.stream('text/plain');
    backlog = [exchange.backlogBytes];
    exchange.write('x'.repeat(20_000_000));
    backlog.push(exchange.backlogBytes);
    exchange.end();
  });
  expect(backlog[0]).toBe(0);
  expect(backlog[1]).toBeGreaterThan(1_000_000);
});

it('sends bodies through a stream that is put in between', async () => {
  const between = new PassThrough();
  const upper: Handler = exchange => {
    between.on('data', () => undefined);
    exchange.putInBetween(between);
    exchange.text(200, 'hello');
  };
  expect((await call(upper)).text).toBe('hello');
  expect(between.writableEnded).toBe(true);
  const failing = call(exchange => {
    const broken = new PassThrough();
    exchange.putInBetween(broken);
    exchange.stream('text/plain');
    broken.destroy(new Error('broken'));
  });
  await expect(failing).rejects.toThrow(/aborted|hang up/);
});

describe('pieces', () => {
  const send = (sizes: number[], headers?: Record<string, string>) =>
    call(
      exchange =>
        exchange.pieces(
          'application/json',
          sizes.map((size, index) => String(index).repeat(size)),
        ),
      headers,
    );
  const gzip = { 'accept-encoding': 'deflate, gzip' };

  it('are sent at once and plain when they are small', async () => {
    const { headers, text } = await send([3, 2], gzip);
    expect(text).toBe('00011');
    expect(headers).toMatchObject({ 'content-length': '5' });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('are streamed when they are large', async () => {
    const { headers, text } = await send([131_072, 300_000, 5], {});
    expect(text).toBe(`${'0'.repeat(131_072)}${'1'.repeat(300_000)}22222`);
    expect(headers).not.toHaveProperty('content-length');
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('are compressed only above the limit of the API server', async () => {
    const below = await send([131_071], gzip);
    expect(below.headers).not.toHaveProperty('content-encoding');
    const above = await send([131_072, 1], gzip);
    expect(above.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json',
    });
    expect(gunzipSync(above.bytes).toString()).toBe(`${'0'.repeat(131_072)}1`);
  });

  it('end when the client has left', async () => {
    let produced = 0;
    function* endless() {
      for (;;) {
        produced += 1;
        yield 'x'.repeat(300_000);
      }
    }
    let sent: Promise<void> | undefined;
    const response = await open(exchange => {
      sent = exchange.pieces('text/plain', endless());
    });
    response.destroy();
    await sent;
    expect(produced).toBeLessThan(1_000);
  });
});

it('reads the body of a request up to a megabyte', async () => {
  const post = (size: number) =>
    new Promise<string>(resolve => {
      answer = exchange =>
        exchange.body().then(
          body => resolve(`${body.length}`),
          error => resolve(error.reason),
        );
      request({ port, host: '127.0.0.1', method: 'POST', agent: false })
        .on('error', () => undefined)
        .end('x'.repeat(size));
    });
  expect(await post(1_048_576)).toBe('1048576');
  expect(await post(1_048_577)).toBe('RequestEntityTooLarge');
});

it('cuts only its own stream over HTTP/2', async () => {
  const http2 = createHttp2Server((incoming, response) => {
    const url = new URL('https://127.0.0.1/');
    const exchange = new Exchange(incoming, response, url, resetConnection);
    exchange.stream('application/json');
    if (incoming.url === '/cut') exchange.cut();
    else exchange.end();
  });
  await new Promise<void>(resolve => http2.listen(0, '127.0.0.1', resolve));
  const address = http2.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${address.port}`);
  const readCloseCode = (path: string) =>
    new Promise<number>(resolve => {
      const stream = client.request({ ':path': path });
      stream.on('error', () => undefined).resume();
      stream.on('close', () => resolve(stream.rstCode));
    });
  expect(await readCloseCode('/cut')).toBe(2);
  expect(await readCloseCode('/')).toBe(0);
  client.close();
  http2.close();
});
