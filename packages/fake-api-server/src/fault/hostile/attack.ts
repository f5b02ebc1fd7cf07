import { Http2ServerRequest } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import { Exchange } from '../../api/Exchange';
import { RequestInfo } from '../../api/requestInfo';
import { Attack } from './attacks';
import { floodOfPods, foreignObjects } from './objects';

export interface AttackOptions {
  readonly attack: Attack;
  /** Of a page or a flood. */
  readonly objects: number;
  /** Of one object. */
  readonly bytes: number;
}

/** Above this backlog the attack waits for its reader. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;

const PAGE = 500;
const PIECE_BYTES = 64 * 1024;
const DRIP_EVERY_MS = 2_000;
const FOREIGN = 200;

const JSON_TYPE = 'application/json';
const HEAD = '{"kind":"PodList","apiVersion":"v1","metadata":';

/** Waits for the reader, yields to other requests, and returns whether the client is still connected. */
async function keepsUp(exchange: Exchange): Promise<boolean> {
  await new Promise(setImmediate);
  while (
    exchange.backlogBytes > MAX_BACKLOG_BYTES &&
    !exchange.signal.aborted
  ) {
    await pause(5);
  }
  return !exchange.signal.aborted;
}

async function flow(
  exchange: Exchange,
  texts: Iterable<string>,
): Promise<void> {
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length < PIECE_BYTES) continue;
    exchange.write(pending);
    pending = '';
    if (!(await keepsUp(exchange))) return;
  }
  exchange.write(pending);
}

function* encodeList(
  items: Iterable<string>,
  count: number,
  next: string,
): Generator<string> {
  yield `${HEAD}{"resourceVersion":"1"${
    next && `,"continue":"${next}"`
  }},"items":[`;
  let index = 0;
  for (const item of items) {
    if (index === count) break;
    yield index === 0 ? item : `,${item}`;
    index += 1;
  }
  yield ']}\n';
}

function* endless(first: string, piece: string): Generator<string, never> {
  yield first;
  for (;;) yield piece;
}

function* events(objects: Iterable<string>): Generator<string> {
  for (const object of objects) yield `{"type":"ADDED","object":${object}}\n`;
}

async function sendList(
  exchange: Exchange,
  texts: Iterable<string>,
): Promise<void> {
  exchange.stream(JSON_TYPE);
  await flow(exchange, texts);
  exchange.end();
}

/** Sends a watch that stays open after its last event. */
async function sendWatch(
  exchange: Exchange,
  texts: Iterable<string>,
): Promise<void> {
  exchange.stream(JSON_TYPE);
  await flow(exchange, texts);
}

async function drip(exchange: Exchange): Promise<void> {
  exchange.stream(JSON_TYPE);
  for (const character of `${HEAD}{},"items":[${' '.repeat(10_000)}`) {
    exchange.write(character);
    await pause(DRIP_EVERY_MS, undefined, { ref: false });
    if (exchange.signal.aborted) return;
  }
}

function* hugeObject(bytes: number): Generator<string> {
  const piece = 'x'.repeat(PIECE_BYTES);
  yield `${HEAD}{"resourceVersion":"1"},"items":[{"metadata":{"name":"`;
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
  yield '"}}]}\n';
}

function* nothing(): Generator<string> {}

/** Attacks a list or a watch. Returns false where the true answer is harmless. */
export async function attack(
  { attack: how, objects, bytes }: AttackOptions,
  exchange: Exchange,
  { verb }: RequestInfo,
): Promise<boolean> {
  const { url } = exchange;
  const isWatch = verb === 'watch';
  const isList = verb === 'list';
  switch (how) {
    case 'rstLoop':
      exchange.resetConnection();
      return true;
    case 'goawayLoop':
      // The response is still sent; the next request needs a new connection.
      if (exchange.request instanceof Http2ServerRequest) {
        exchange.request.stream.session?.goaway(0);
      }
      return false;
    case 'drip':
      await drip(exchange);
      return true;
    case 'deepJson':
      await sendList(
        exchange,
        isWatch
          ? endless('{"type":"ADDED","object":', '['.repeat(PIECE_BYTES))
          : endless(`${HEAD}{},"items":[`, '{"a":'.repeat(PIECE_BYTES)),
      );
      return true;
    case 'foreign':
      if (isList) {
        await sendList(
          exchange,
          encodeList(foreignObjects(url, FOREIGN), Infinity, ''),
        );
      } else if (isWatch) {
        await sendWatch(exchange, events(foreignObjects(url, FOREIGN)));
      }
      return isList || isWatch;
    default:
  }
  if (isList) {
    await sendList(exchange, listTexts(how, url, objects, bytes));
  } else if (isWatch) {
    await sendWatch(exchange, watchTexts(how, url, objects));
  }
  return isList || isWatch;
}

function listTexts(
  how: Attack,
  url: URL,
  objects: number,
  bytes: number,
): Iterable<string> {
  switch (how) {
    case 'endlessList':
      return encodeList(floodOfPods(url), PAGE, 'there-is-always-more');
    case 'onePage':
      return encodeList(floodOfPods(url), objects, '');
    case 'hugeObject':
      return hugeObject(bytes);
    case 'addedStorm':
      // Clients watch only after a list.
      return encodeList(floodOfPods(url), 1, '');
    default:
      return encodeList(nothing(), 0, '');
  }
}

function watchTexts(how: Attack, url: URL, objects: number): Iterable<string> {
  switch (how) {
    case 'addedStorm':
      return events(limit(floodOfPods(url), objects));
    case 'endlessLine':
      return endless(
        '{"type":"ADDED","object":{"x":"',
        'x'.repeat(PIECE_BYTES),
      );
    default:
      return nothing();
  }
}

function* limit(texts: Iterable<string>, count: number): Generator<string> {
  let index = 0;
  for (const text of texts) {
    if (index === count) return;
    yield text;
    index += 1;
  }
}
