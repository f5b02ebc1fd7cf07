import { Readable, Writable } from 'node:stream';
import { RouteContext } from './context';
import { send } from './streaming';

/** A followed log ends after this much; the client may resume from its last line. */
const MAX_FOLLOWED_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

export interface SendFollowedOptions {
  /** Lines start with a timestamp, so an empty line cannot come from the container. */
  readonly hasTimes: boolean;
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
}

/**
 * Streams a log until it ends, the signal aborts, or the client stops reading.
 *
 * @remarks
 * A container may be silent for hours, which proxies and browsers cannot
 * tell from a dead connection. Where lines have timestamps, an empty line is
 * sent now and then as a keep-alive; plain text has no other way.
 *
 * @returns whether the log reached its end
 */
export async function sendFollowed(
  { clock, intervals }: Pick<RouteContext, 'clock' | 'intervals'>,
  body: Readable,
  response: Writable,
  { hasTimes, signal, maxBytes = MAX_FOLLOWED_BYTES }: SendFollowedOptions,
): Promise<boolean> {
  const done = new AbortController();
  const sending = AbortSignal.any([signal, done.signal]);
  let isAtLineStart = true;
  const sendKeepAlives = async () => {
    while (!sending.aborted) {
      await clock.sleep(intervals.heartbeatMs, sending);
      if (isAtLineStart && !sending.aborted) response.write('\n');
    }
  };
  if (hasTimes) sendKeepAlives();
  let leftBytes = maxBytes;
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk).subarray(0, leftBytes);
      leftBytes -= bytes.length;
      isAtLineStart = false;
      if (!(await send(response, bytes, signal))) return false;
      isAtLineStart = bytes.at(-1) === NEWLINE;
      if (leftBytes === 0) break;
    }
    return true;
  } finally {
    done.abort();
  }
}
