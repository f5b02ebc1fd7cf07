import { constants, deflateRawSync } from 'node:zlib';

/** On rows of pods, level 6 takes many times as long and saves 4%. */
const DEFLATE_LEVEL = 3;

/**
 * The message of an empty cluster has 200 bytes and is frequent. Setting up a compressor takes
 * longer than sending so few bytes uncompressed.
 */
const STORED_BYTES = 512;

/** RFC 1951: one byte for a non-final stored block, then its length and the complement of the length. */
const STORED_HEADER_BYTES = 5;

/**
 * One chunk of a stream, plain and deflated. It is deflated independently and ends on a byte
 * boundary (RFC 1951, an empty stored block), so the bytes are made once and can be written
 * into any viewer's stream: a thousand open tabs need no compressors, which would take a
 * quarter of a megabyte each.
 *
 * It lives as long as its message, so its bytes are copied: a slice of Node's pool would
 * retain 64 kB, and one of zlib's output 16 kB.
 */
export class EncodedChunk {
  readonly plain: Buffer;
  #deflated: Buffer | undefined;

  constructor(text: string) {
    this.plain = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
    this.plain.write(text);
  }

  get deflated(): Buffer {
    this.#deflated ??=
      this.plain.length <= STORED_BYTES
        ? stored(this.plain)
        : copied(
            deflateRawSync(this.plain, {
              level: DEFLATE_LEVEL,
              finishFlush: constants.Z_SYNC_FLUSH,
            }),
          );
    return this.#deflated;
  }
}

function stored(plain: Buffer): Buffer {
  const block = Buffer.allocUnsafeSlow(STORED_HEADER_BYTES + plain.length);
  block.writeUInt8(0, 0);
  block.writeUInt16LE(plain.length, 1);
  block.writeUInt16LE(~plain.length & 0xffff, 3);
  plain.copy(block, STORED_HEADER_BYTES);
  return block;
}

function copied(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
