import { EventEmitter } from 'node:events';
import express, { Request, Response } from 'express';
import { connect, AddressInfo, Socket } from 'node:net';
import { createServer, Server } from 'node:http';
import { answerHead, cutWhenStalled, send, untilClosed } from './streaming';

const NEVER = new AbortController().signal;
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

let server: Server = createServer();
let socket = new Socket();

afterEach(async () => {
  socket.destroy();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

/** A client that asks, and takes nothing of the answer. */
async function askAndStall(
  serve: (request: Request, response: Response) => unknown,
): Promise<Response> {
  const served = new Promise<Response>(resolve => {
    server = createServer(
      express().get('/', (request, response) => {
        serve(request, response);
        resolve(response);
      }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return served;
}

const closed = (response: Response) =>
  new Promise<void>(resolve => {
    if (response.closed) resolve();
    else response.once('close', () => resolve());
  });

describe('cutWhenStalled', () => {
  it('cuts the connection of a client that takes nothing of a whole answer', async () => {
    const response = await askAndStall((_request, answer) => {
      cutWhenStalled(answer, 100);
      answer.send(Buffer.concat(Array.from({ length: 20 }, () => MEGABYTE)));
    });
    await closed(response);
    expect(response.destroyed).toBe(true);
  });

  it('leaves an answer alone that has nothing to take', async () => {
    const response = await askAndStall((_request, answer) => {
      cutWhenStalled(answer, 20);
      answer.flushHeaders();
    });
    await new Promise(resolve => setTimeout(resolve, 150));
    expect(response.closed).toBe(false);
  });
});

describe('send', () => {
  it('lets go of what a client does not take, with the connection', async () => {
    const response = await askAndStall(() => undefined);
    const leaving = new AbortController();
    let taken = true;
    const sending = (async () => {
      while (taken) taken = await send(response, MEGABYTE, leaving.signal);
    })();
    setImmediate(() => leaving.abort());
    await sending;
    await closed(response);
    expect(response.destroyed).toBe(true);
    expect(await send(response, 'x', NEVER)).toBe(false);
  });
});

describe('untilClosed', () => {
  const answer = (hasLeft = false) =>
    Object.assign(new EventEmitter(), {
      closed: hasLeft,
    }) as unknown as Response;

  it('aborts when the client leaves, or has left already', () => {
    const response = answer();
    const signal = untilClosed(response);
    expect(signal.aborted).toBe(false);
    response.emit('close');
    expect(signal.aborted).toBe(true);
    expect(untilClosed(answer(true)).aborted).toBe(true);
  });

  it('aborts with any of the others', () => {
    for (const index of [0, 1, 2]) {
      const others = Array.from({ length: 3 }, () => new AbortController());
      const signal = untilClosed(
        answer(),
        ...others.map(other => other.signal),
      );
      others[index].abort();
      expect(signal.aborted).toBe(true);
    }
  });
});

describe('answerHead', () => {
  function answer(method: string) {
    const set = jest.fn();
    const response = { status: jest.fn(() => ({ set })), end: jest.fn() };
    const isAnswered = answerHead(
      { method } as Request,
      response as unknown as Response,
      'text/plain',
    );
    return { isAnswered, set, response };
  }

  it('sends the headers of a stream, and nothing else', () => {
    const { isAnswered, set, response } = answer('HEAD');
    expect(isAnswered).toBe(true);
    expect(response.status).toHaveBeenCalledWith(200);
    expect(set).toHaveBeenCalledWith({
      'Content-Type': 'text/plain',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    expect(response.end).toHaveBeenCalledWith();
  });

  it('leaves GET to the route', () => {
    const { isAnswered, response } = answer('GET');
    expect(isAnswered).toBe(false);
    expect(response.end).not.toHaveBeenCalled();
  });
});
