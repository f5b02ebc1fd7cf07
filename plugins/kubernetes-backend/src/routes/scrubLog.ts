import { Readable } from 'node:stream';
import { wholeLines } from './wholeLines';
import { LineScrubber } from '../scrub';

/** Scrubs a log as it streams: line by line, because a chunk may end in the middle of a password. */
export function scrubLog(body: Readable): Readable {
  const scrubber = new LineScrubber({ isTail: true });
  async function* scrubbed() {
    for await (const lines of wholeLines(body)) {
      yield Buffer.from(scrubber.scrub(lines));
    }
  }
  return Readable.from(scrubbed(), { objectMode: false });
}
