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

  it('is never the last of its stream', () => {
    const { deflated } = new EncodedChunk(text);
    expect(inflated(Buffer.concat([deflated, deflated]))).toBe(text + text);
  });

  it('keeps no more memory than it has bytes', () => {
    const { plain, deflated } = new EncodedChunk(text);
    expect(plain.buffer.byteLength).toBe(plain.length);
    expect(deflated.buffer.byteLength).toBe(deflated.length);
  });
});

it('stores what is too short to be worth a compressor', () => {
  const stored = (length: number) =>
    new EncodedChunk('x'.repeat(length)).deflated.length;
  expect(stored(512)).toBe(512 + 5);
  expect(stored(513)).toBeLessThan(100);
});
