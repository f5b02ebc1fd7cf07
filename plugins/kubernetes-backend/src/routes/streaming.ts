import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Request, Response } from 'express';
import { ABANDONED, withDeadline } from '../util/timing';

/** A browser that reads nothing for this long is gone or asleep; it reconnects when it wakes up. */
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
 * Sends a chunk and waits until the client has read it. Returns false when the client does
 * not: the connection is then cut, because unread data would stay in memory.
 */
export async function send(
  response: Writable,
  chunk: string | Uint8Array,
  signal: AbortSignal,
): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(chunk)) return true;
  try {
    await withDeadline(signal, DRAIN_DEADLINE_MS, until =>
      once(response, 'drain', { signal: until }),
    );
    return true;
  } catch {
    response.destroy();
    return false;
  }
}

/**
 * Cuts the connection of a client that stops reading a response for a while, whether it is
 * sent whole or as a stream. A response without pending data may continue.
 */
export function cutWhenStalled(
  response: Response,
  deadlineMs = DRAIN_DEADLINE_MS,
): void {
  response.setTimeout(deadlineMs, () => {
    if (response.writableLength > 0) response.destroy();
    // Node emits the event once per call of setTimeout.
    else if (!response.closed) response.setTimeout(deadlineMs);
  });
}

/** Called when a response becomes a stream. */
const streaming = new WeakMap<Response, () => void>();

/** Resolves when a response has become a stream, which costs no further work. */
export function untilStreaming(response: Response): Promise<void> {
  return new Promise(resolve => streaming.set(response, resolve));
}

/** Must be called by a route whose response has no end from now on. */
export function beginStreaming(response: Response): void {
  streaming.get(response)?.();
}

/** Headers that keep a stream unbuffered: `no-transform` prevents compression, `X-Accel-Buffering` nginx's buffer. */
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

/** Sends the headers at once, for a stream that may stay silent for a while. */
export function startStream(response: Response, contentType: string): void {
  setStreamHeaders(response, contentType);
  response.flushHeaders();
}

/** Answers HEAD at once instead of opening a stream. Returns true when it did. */
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
