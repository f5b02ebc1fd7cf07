import { constants, deflateRawSync } from 'node:zlib';

/** On rows of pods, level 6 takes many times as long for 4 % less. */
const DEFLATE_LEVEL = 3;

/**
 * That a cluster has nothing is said in 200 bytes, and often. A compressor takes
 * longer to set up than so few bytes take to send as they are.
 */
const STORED_BYTES = 512;

/** RFC 1951: one byte for a block that is not the last and is stored, then its length and the complement of that. */
const STORED_HEADER_BYTES = 5;

/**
 * A piece of a stream, as it is and compressed. It is compressed by itself and
 * ends on a byte (RFC 1951, an empty stored block), so the bytes are made once
 * and can be put into the stream of any viewer: a thousand open tabs need no
 * compressor of their own, which would be a quarter of a megabyte each.
 *
 * It is kept for as long as its message is, so its bytes have memory of their own:
 * what Node cuts from its pool keeps 64 kB of it, and what zlib gives 16 kB.
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
