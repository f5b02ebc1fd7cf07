import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Response } from 'express';
import { LEFT, withDeadline } from '../util/timing';

/** A browser that takes nothing for this long is gone, or asleep; it asks again when it wakes up. */
const DRAIN_DEADLINE_MS = 60_000;

/** A signal that aborts when the client leaves, or with any of the others. */
export function untilClosed(
  response: Response,
  ...others: readonly AbortSignal[]
): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort(LEFT));
  if (response.closed) controller.abort(LEFT);
  return AbortSignal.any([controller.signal, ...others]);
}

/** Sends a piece, and waits for the client to take it. False when the client does not. */
export async function send(
  response: Writable,
  piece: string | Uint8Array,
  signal: AbortSignal,
): Promise<boolean> {
  if (response.write(piece)) return true;
  const deadline = withDeadline(signal, DRAIN_DEADLINE_MS);
  try {
    await once(response, 'drain', { signal: deadline.signal });
    return true;
  } catch {
    return false;
  } finally {
    deadline.done();
  }
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
