import { Transform } from 'node:stream';

const NEWLINE = 0x0a;

/**
 * Passes the last bytes on, from the beginning of a line where there is one:
 * why a program crashed is at the end of its log. Holds no more than the limit
 * and one chunk.
 */
export function lastBytes(limit: number): Transform {
  let kept: Buffer[] = [];
  let size = 0;
  let isCut = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      kept.push(chunk);
      size += chunk.length;
      while (size - kept[0].length >= limit) {
        size -= kept[0].length;
        kept.shift();
        isCut = true;
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
