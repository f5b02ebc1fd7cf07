import { constants, inflateRawSync } from 'node:zlib';
import { EncodedChunk } from './EncodedChunk';

const inflated = (bytes: Buffer) =>
  inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();

describe.each([
  ['a short text', 'nothing of it here\n'],
  ['a text that is compressed', '{"name":"würfel 🎲"}\n'.repeat(500)],
])('Piece of %s', (_, text) => {
  it('says the same as it is and compressed', () => {
    const { plain, deflated } = new EncodedChunk(text);
    expect(plain.toString()).toBe(text);
    expect(inflated(deflated)).toBe(text);
  });

  it('keeps no more memory than it has bytes', () => {
    const { plain, deflated } = new EncodedChunk(text);
    expect(plain.buffer.byteLength).toBe(plain.length);
    expect(deflated.buffer.byteLength).toBe(deflated.length);
  });
});
