import { Transform } from 'node:stream';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Passes the last bytes on, from the beginning of a line where there is one:
 * why a program crashed is at the end of its log. Holds no more than the limit
 * and one chunk.
 */
export function lastBytes(limit: number): Transform {
  let kept: Buffer[] = [];
  /** Before it everything is given up; taken off by the half, as taking the first off costs as much as there are. */
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
