import { gunzipSync } from 'node:zlib';
import { InputProblem } from './InputProblem';
import { errorText } from './errorText';

/** A small gzip can expand to any size. */
const MAX_UNPACKED_BYTES = 1_024 * 1_024 * 1_024;
const GZIP = [0x1f, 0x8b];
/** How much of a text is checked to detect its encoding. */
const SAMPLE_BYTES = 200;

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, position) => bytes[position] === byte);

/**
 * Unpacks gzip; returns anything else unchanged.
 *
 * @throws InputProblem for a gzip that is cut off, damaged, or too large.
 */
export function unpacked(name: string, bytes: Uint8Array): Uint8Array {
  if (!startsWith(bytes, GZIP)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    throw new InputProblem(
      `${name} can't be decompressed (${errorText(error)}). Save it again`,
    );
  }
}

/** Every second byte of Latin text is zero in UTF-16, and none is in UTF-8. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, position) => {
    if (byte !== 0) return;
    if (position % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 4;
  if (odd > half && even === 0) return 'utf-16le';
  return even > half && odd === 0 ? 'utf-16be' : undefined;
}

/**
 * Text in UTF-8, or in the UTF-16 that PowerShell writes, with or without a
 * byte order mark.
 *
 * @throws InputProblem for more text than fits into memory.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(detectUtf16(bytes) ?? 'utf-8').decode(bytes);
  } catch (error) {
    throw new InputProblem(`${name} can't be read (${errorText(error)})`);
  }
}
