import { Readable, Writable } from 'node:stream';
import { RouteContext } from './context';
import { send } from './streaming';

/** A log that is followed ends here; the client may ask again from where it was. */
const MAX_FOLLOWED_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

export interface SendFollowedOptions {
  /** Each line begins with a time, so that an empty line cannot be the container's. */
  readonly hasTimes: boolean;
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
}

/**
 * Sends a log as it is written, until it ends, the signal aborts, or the client
 * takes no more.
 *
 * @remarks
 * A container may be silent for hours, which neither proxies nor browsers can
 * tell from a connection that is dead. Where lines have times an empty line is
 * sent now and then as a sign of life; plain text has no other place for one.
 *
 * @returns Whether the log came to its end
 */
export async function sendFollowed(
  { clock, intervals }: Pick<RouteContext, 'clock' | 'intervals'>,
  body: Readable,
  response: Writable,
  { hasTimes, signal, maxBytes = MAX_FOLLOWED_BYTES }: SendFollowedOptions,
): Promise<boolean> {
  const done = new AbortController();
  const beating = AbortSignal.any([signal, done.signal]);
  let canBeat = hasTimes;
  const beat = async () => {
    while (!beating.aborted) {
      await clock.sleep(intervals.heartbeatMs, beating);
      if (canBeat && !beating.aborted) response.write('\n');
    }
  };
  beat();
  let leftBytes = maxBytes;
  try {
    for await (const chunk of body) {
      const piece = Buffer.from(chunk).subarray(0, leftBytes);
      leftBytes -= piece.length;
      canBeat = false;
      if (!(await send(response, piece, signal))) return false;
      canBeat = hasTimes && piece.at(-1) === NEWLINE;
      if (leftBytes === 0) break;
    }
    return true;
  } finally {
    done.abort();
  }
}
