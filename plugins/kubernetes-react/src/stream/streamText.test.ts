/** @jest-environment node */
import { ManualTimers, settle } from '../testing/ManualTimers';
import { streamText } from './streamText';

/** An answer whose bytes a test sends; what is read of it, and how it ends. */
function start(isBeating: boolean) {
  const timers = new ManualTimers();
  const leaving = new AbortController();
  let body: ReadableStreamDefaultController<Uint8Array>;
  let request: AbortSignal | undefined;
  const texts: string[] = [];
  const over = (async () => {
    const pieces = streamText({
      url: 'http://backend/log',
      timers,
      signal: leaving.signal,
      isBeating,
      fetch: async (_url, init) => {
        request = init?.signal ?? undefined;
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            body = controller;
            request?.addEventListener('abort', () =>
              controller.error(new Error('aborted')),
            );
          },
        });
        return new Response(stream);
      },
    });
    for await (const text of pieces) texts.push(text);
    return 'ended';
  })();
  over.catch(() => undefined);
  return {
    texts,
    timers,
    over,
    leaving,
    isAborted: () => request?.aborted,
    send: async (bytes: Uint8Array) => {
      body.enqueue(bytes);
      await settle();
    },
    close: async () => {
      body.close();
      await settle();
    },
  };
}

const EURO = new TextEncoder().encode('€');

it('puts characters together that were cut', async () => {
  const { close, over, send, texts } = start(false);
  await settle();
  await send(EURO.slice(0, 1));
  await send(EURO.slice(1));
  await send(new TextEncoder().encode(' ok'));
  await close();
  expect(await over).toBe('ended');
  expect(texts.join('')).toBe('€ ok');
});

it('shows that the last character is missing a part', async () => {
  const { close, over, send, texts } = start(false);
  await settle();
  await send(EURO.slice(0, 2));
  await close();
  await over;
  expect(texts).toEqual(['\ufffd']);
});

it('takes silence as a loss only where signs of life are sent', async () => {
  const quiet = start(false);
  await settle();
  await quiet.timers.advance(3_600_000);
  await quiet.close();
  expect(await quiet.over).toBe('ended');

  const beating = start(true);
  await settle();
  await beating.timers.advance(49_000);
  await beating.send(EURO);
  await beating.timers.advance(49_000);
  expect(beating.isAborted()).toBe(false);
  await beating.timers.advance(1_000);
  await expect(beating.over).rejects.toThrow('sent nothing for 50 seconds');
});

it('ends without an error when its reader leaves, and ends the request', async () => {
  const { isAborted, leaving, over, timers } = start(true);
  await settle();
  leaving.abort();
  expect(await over).toBe('ended');
  expect(isAborted()).toBe(true);
  expect(timers.nextDelayMs()).toBeUndefined();
});
