/** @jest-environment node */
import { ManualTimers, settle } from '../testing/ManualTimers';
import { streamMergedLog } from './streamMergedLog';

const END = '{"type":"end","reason":"done","message":"All logs are over"}';
const LINES = '{"type":"lines","pod":0,"text":"ready"}';

/** A stream that a test writes; what is read of it, and how it ends. */
function start() {
  const leaving = new AbortController();
  let body: ReadableStreamDefaultController<Uint8Array>;
  const types: string[] = [];
  const over = (async () => {
    const messages = streamMergedLog({
      url: 'http://backend/logs',
      timers: new ManualTimers(),
      signal: leaving.signal,
      fetch: async (_url, init) =>
        new Response(
          new ReadableStream<Uint8Array>({
            start(controller) {
              body = controller;
              init?.signal?.addEventListener('abort', () =>
                controller.error(new Error('aborted')),
              );
            },
          }),
        ),
    });
    for await (const message of messages) types.push(message.type);
    return 'ended';
  })();
  over.catch(() => undefined);
  return {
    ...{ leaving, over, types },
    send: async (text: string) => {
      await settle();
      body.enqueue(new TextEncoder().encode(text));
      await settle();
    },
    close: async () => {
      await settle();
      body.close();
      await settle();
    },
  };
}

it('reads messages that were cut, until the last one', async () => {
  const { over, send, types } = start();
  await send('{"type":"heart');
  await send(`beat"}\n${LINES}\n{"type":"over","pod":0}\n`);
  await send('{"type":"failed","pod":1,"message":"gone"}\n');
  expect(types).toEqual(['heartbeat', 'lines', 'over', 'failed']);
  await send(`${END}\n${LINES}\n`);
  expect(await over).toBe('ended');
  expect(types.at(-1)).toBe('end');
});

it('ignores what only a newer backend knows', async () => {
  const { over, send, types } = start();
  await send(`{"type":"toString"}\n{"type":"hint","pod":"x"}\n${END}\n`);
  expect(await over).toBe('ended');
  expect(types).toEqual(['end']);
});

it.each([
  ['{"type":"lines","pod":0}'],
  ['{"type":"lines","pod":"0","text":""}'],
  ['{"type":"over"}'],
  ['{"type":"failed","pod":0}'],
  ['{"type":"end","reason":"done"}'],
  ['{"pod":0}'],
  ['[]'],
  ['no JSON'],
])('refuses %s', async line => {
  const { over, send, types } = start();
  await send(`${line}\n`);
  await expect(over).rejects.toThrow('backend');
  expect(types).toEqual([]);
});

it('refuses a message that does not end', async () => {
  const { over, send } = start();
  const piece = 'x'.repeat(4 * 1024 * 1024);
  await send(piece);
  await send('x');
  await expect(over).rejects.toThrow('a message');
});

it('takes a stream without a last message for broken', async () => {
  const { close, over, send } = start();
  await send(`${LINES}\n`);
  await close();
  await expect(over).rejects.toThrow('connection to the logs was closed');
});

it('ends without an error when its reader leaves', async () => {
  const { leaving, over, send, types } = start();
  await send(`${LINES}\n`);
  leaving.abort();
  expect(await over).toBe('ended');
  expect(types).toEqual(['lines']);
});
