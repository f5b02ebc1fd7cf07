import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Request, Response } from 'express';
import { ABANDONED, withDeadline } from '../util/timing';

/** A browser that takes nothing for this long is gone, or asleep; it asks again when it wakes up. */
const DRAIN_DEADLINE_MS = 60_000;

/** A signal that aborts when the client leaves, or with any of the others. */
export function untilClosed(
  response: Response,
  ...others: readonly AbortSignal[]
): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort(ABANDONED));
  if (response.closed) controller.abort(ABANDONED);
  return AbortSignal.any([controller.signal, ...others]);
}

/**
 * Sends a piece, and waits for the client to take it. False when the client does
 * not: then the connection is cut, as what it has not taken would stay in memory.
 */
export async function send(
  response: Writable,
  piece: string | Uint8Array,
  signal: AbortSignal,
): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(piece)) return true;
  const deadline = withDeadline(signal, DRAIN_DEADLINE_MS);
  try {
    await once(response, 'drain', { signal: deadline.signal });
    return true;
  } catch {
    response.destroy();
    return false;
  } finally {
    deadline.done();
  }
}

/**
 * Cuts the connection of a client that takes nothing of an answer for a while,
 * however it is written. An answer with nothing to take yet may go on.
 */
export function cutWhenStalled(
  response: Response,
  deadlineMs = DRAIN_DEADLINE_MS,
): void {
  response.setTimeout(deadlineMs, () => {
    if (response.writableLength > 0) response.destroy();
    // Node tells it once for each time that it is set.
    else if (!response.closed) response.setTimeout(deadlineMs);
  });
}

/** What has to be told when an answer has become a stream. */
const streaming = new WeakMap<Response, () => void>();

/** Resolves when a response has become a stream, which costs no further work. */
export function untilStreaming(response: Response): Promise<void> {
  return new Promise(resolve => streaming.set(response, resolve));
}

/** To be called by a route whose answer has no end of its own from here on. */
export function beginStreaming(response: Response): void {
  streaming.get(response)?.();
}

/** Headers that make a stream arrive piece by piece: `no-transform` keeps compression away, the last one nginx's buffer. */
export function setStreamHeaders(
  response: Response,
  contentType: string,
): void {
  response.status(200).set({
    'Content-Type': contentType,
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
  });
}

/** Sends the headers at once, for what may have nothing to say for a while. */
export function startStream(response: Response, contentType: string): void {
  setStreamHeaders(response, contentType);
  response.flushHeaders();
}

/** HEAD asks whether there is an answer, which must not stay open for that. True when it was answered. */
export function answerHead(
  request: Request,
  response: Response,
  contentType: string,
): boolean {
  if (request.method !== 'HEAD') return false;
  setStreamHeaders(response, contentType);
  response.end();
  return true;
}
