/** @jest-environment node */
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { streamMessages } from './streamMessages';

const BEAT = '{"type":"heartbeat","at":"2026-03-01T12:00:00Z"}\n';
const END = '{"type":"end","reason":"shutdown","message":"restarting"}\n';

/** A stream whose lines a test sends; `take` makes the reader go on. */
function start() {
  const timers = new ManualTimers();
  const leaving = new AbortController();
  const onFirstLine = jest.fn();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const messages = streamMessages({
    url: 'http://backend/live',
    timers,
    signal: leaving.signal,
    onFirstLine,
    fetch: async (_url, init) => {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          body = controller;
          init?.signal?.addEventListener('abort', () =>
            controller.error(new Error('aborted')),
          );
        },
      });
      return new Response(stream);
    },
  });
  return {
    leaving,
    onFirstLine,
    timers,
    take: (): Promise<IteratorResult<ServiceMessage, unknown>> =>
      messages.next(),
    send: async (text: string) => {
      body?.enqueue(new TextEncoder().encode(text));
      await settle();
    },
    close: async () => {
      body?.close();
      await settle();
    },
  };
}

it('is buffered when the first line does not come in time', async () => {
  const { onFirstLine, take, timers } = start();
  const first = take();
  await settle();
  await timers.advance(5_000);
  expect(await first).toEqual({ done: true, value: 'buffered' });
  expect(onFirstLine).not.toHaveBeenCalled();
});

it('tells once that something arrives, and ends with the last word', async () => {
  const { onFirstLine, send, take, timers } = start();
  const first = take();
  await settle();
  await send(BEAT);
  expect((await first).value).toMatchObject({ type: 'heartbeat' });
  const second = take();
  await send(END);
  expect((await second).value).toMatchObject({ type: 'end' });
  expect(await take()).toEqual({ done: true, value: 'ended' });
  expect(onFirstLine).toHaveBeenCalledTimes(1);
  expect(timers.nextDelayMs()).toBeUndefined();
});

it('has no deadline while its reader works on what has come', async () => {
  const { send, take, timers } = start();
  const first = take();
  await settle();
  await send(BEAT);
  await first;
  await timers.advance(3_600_000);
  const second = take();
  await send(BEAT);
  expect((await second).value).toMatchObject({ type: 'heartbeat' });
});

it('is lost when it falls silent, with another word than one that never began', async () => {
  const { send, take, timers } = start();
  const first = take();
  await settle();
  await send(BEAT);
  await first;
  const second = take().catch(error => error);
  await settle();
  await timers.advance(49_999);
  await timers.advance(1);
  expect(await second).toMatchObject({
    message: expect.stringContaining('sent nothing for 50 seconds'),
  });
});

it('is lost when it closes without a last word', async () => {
  const { close, send, take } = start();
  const first = take();
  await settle();
  await send(BEAT);
  await first;
  const second = take().catch(error => error);
  await close();
  expect(await second).toMatchObject({
    message: expect.stringContaining('was closed'),
  });
});

it('ends without an error when its reader leaves', async () => {
  const { leaving, take, timers } = start();
  const first = take();
  await settle();
  leaving.abort();
  expect(await first).toEqual({ done: true, value: 'ended' });
  expect(timers.nextDelayMs()).toBeUndefined();
});
