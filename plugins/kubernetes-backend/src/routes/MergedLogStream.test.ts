import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import express, { Response } from 'express';
import { MergedLogStream } from './MergedLogStream';

/** A server with one stream, and what a client that takes everything receives of it. */
async function serve(
  use: (stream: MergedLogStream, response: Response) => Promise<void>,
  maxBytes?: number,
): Promise<readonly unknown[]> {
  const app = express();
  app.get('/', async (_, response) => {
    const left = new AbortController();
    response.once('close', () => left.abort());
    await use(
      new MergedLogStream(response, left.signal, { maxBytes }),
      response,
    );
  });
  const server = createServer(app).listen(0);
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const text = await (await fetch(`http://localhost:${port}`)).text();
    return text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  } finally {
    server.close();
  }
}

const COMPLETE = { type: 'end', reason: 'complete', message: 'Done.' } as const;
const lines = (pod: number, text: string) =>
  ({ type: 'lines', pod, text } as const);

describe('MergedLogStream', () => {
  it('sends messages in their order, and a last one', async () => {
    const sent = await serve(async stream => {
      await Promise.all([
        stream.send(lines(0, 'a\n')),
        stream.send(lines(1, 'b\n')),
      ]);
      await stream.close(COMPLETE);
    });
    expect(sent).toEqual([lines(0, 'a\n'), lines(1, 'b\n'), COMPLETE]);
  });

  it('ends with the message of the first caller of end', async () => {
    const end = { type: 'end', reason: 'changed', message: 'Moved.' } as const;
    let wasSent = true;
    const sent = await serve(async stream => {
      stream.stop(end);
      stream.stop({ ...end, reason: 'shutdown' });
      wasSent = await stream.send(lines(0, 'late\n'));
      await stream.close(COMPLETE);
    });
    expect(sent).toEqual([end]);
    expect(wasSent).toBe(false);
  });

  it('counts what all messages have together', async () => {
    const size = `${JSON.stringify(lines(0, 'a\n'))}\n`.length;
    const wereSent: boolean[] = [];
    await serve(async stream => {
      for (let index = 0; index < 3; index += 1) {
        wereSent.push(await stream.send(lines(0, 'a\n')));
      }
      await stream.close(COMPLETE);
    }, 2 * size);
    expect(wereSent).toEqual([true, true, false]);
  });

  it('ends when it has sent as much as it may', async () => {
    const sent = await serve(async stream => {
      await stream.send(lines(0, 'a\n'));
      expect(await stream.send(lines(0, 'b'.repeat(200)))).toBe(false);
      expect(stream.signal.aborted).toBe(true);
      await stream.close(COMPLETE);
    }, 100);
    expect(sent).toEqual([
      lines(0, 'a\n'),
      expect.objectContaining({ type: 'end', reason: 'limit' }),
    ]);
  });
});
