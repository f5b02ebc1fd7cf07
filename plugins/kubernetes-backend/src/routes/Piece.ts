import { constants, deflateRawSync } from 'node:zlib';

/** On rows of pods, level 6 takes many times as long for 4 % less. */
const DEFLATE_LEVEL = 3;

/**
 * That a cluster has nothing is said in 200 bytes, and often. A compressor whose
 * window is as small (RFC 1951 allows any) is six times as cheap to set up.
 */
const SMALL_BYTES = 512;
const SMALL = { windowBits: 9, memLevel: 1, chunkSize: 1_024 };

/**
 * A piece of a stream, as it is and compressed. It is compressed by itself and
 * ends on a byte (RFC 1951, an empty stored block), so the bytes are made once
 * and can be put into the stream of any viewer: a thousand open tabs need no
 * compressor of their own, which would be a quarter of a megabyte each.
 */
export class Piece {
  readonly plain: Buffer;
  #deflated: Buffer | undefined;

  constructor(text: string) {
    this.plain = Buffer.from(text);
  }

  get deflated(): Buffer {
    this.#deflated ??= deflateRawSync(this.plain, {
      level: DEFLATE_LEVEL,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(this.plain.length <= SMALL_BYTES && SMALL),
    });
    return this.#deflated;
  }
}
