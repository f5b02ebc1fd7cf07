import { crc32 } from 'node:zlib';
import { EncodedChunk } from './EncodedChunk';

/** RFC 1952: deflate, no name, no time, unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** RFC 1951: an empty final block. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

const TRAILER_BYTES = 8;
const SIZE_MODULUS = 2 ** 32;

/** Writes one gzip file from chunks that are already deflated. */
export class GzipStreamWriter {
  #crc = 0;
  #bytes = 0;

  begin(): Buffer {
    return HEADER;
  }

  add({ plain, deflated }: EncodedChunk): Buffer {
    this.#crc = crc32(plain, this.#crc);
    this.#bytes += plain.length;
    return deflated;
  }

  end(): Buffer {
    const trailer = Buffer.alloc(TRAILER_BYTES);
    trailer.writeUInt32LE(this.#crc, 0);
    trailer.writeUInt32LE(this.#bytes % SIZE_MODULUS, 4);
    return Buffer.concat([LAST_BLOCK, trailer]);
  }
}
