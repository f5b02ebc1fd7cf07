import { Transform } from 'node:stream';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Passes only the last bytes, starting at a line where possible: the cause of a crash is at
 * the end of its log. Holds at most the limit and one chunk.
 */
export function lastBytes(limit: number): Transform {
  let kept: Buffer[] = [];
  /** Start of the kept chunks; compacted by halves, because removing the first element is linear. */
  let first = 0;
  let size = 0;
  let isCut = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      kept.push(chunk);
      size += chunk.length;
      while (size - kept[first].length >= limit) {
        size -= kept[first].length;
        kept[first] = NOTHING;
        first += 1;
        isCut = true;
      }
      if (first > kept.length / 2) {
        kept = kept.slice(first);
        first = 0;
      }
      callback();
    },
    flush(callback) {
      const whole = Buffer.concat(kept);
      kept = [];
      const end = whole.subarray(Math.max(0, whole.length - limit));
      this.push(isCut || end.length < whole.length ? fromLineStart(end) : end);
      callback();
    },
  });
}

function fromLineStart(bytes: Buffer): Buffer {
  const newline = bytes.indexOf(NEWLINE);
  const hasWholeLine = newline >= 0 && newline < bytes.length - 1;
  return hasWholeLine ? bytes.subarray(newline + 1) : bytes;
}
