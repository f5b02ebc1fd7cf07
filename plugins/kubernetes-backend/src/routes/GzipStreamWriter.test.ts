import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { GzipStreamWriter } from './GzipStreamWriter';
import { EncodedChunk } from './EncodedChunk';

describe('GzipMember', () => {
  it('is one gzip file whatever pieces it is made of, and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 12 }),
        (texts, order) => {
          const pieces = texts.map(text => new EncodedChunk(text));
          const sent = order.flatMap(index => pieces[index] ?? []);
          const member = new GzipStreamWriter();
          const file = Buffer.concat([
            member.begin(),
            ...sent.map(piece => member.add(piece)),
            member.end(),
          ]);
          expect(gunzipSync(file)).toEqual(
            Buffer.concat(sent.map(({ plain }) => plain)),
          );
        },
      ),
    );
  });

  it('makes the bytes of a piece once for all who are sent it', () => {
    const piece = new EncodedChunk('the same for all viewers');
    expect(new GzipStreamWriter().add(piece)).toBe(
      new GzipStreamWriter().add(piece),
    );
  });

  it('ends with an empty block, checksum and length, and with nothing more', () => {
    const writer = new GzipStreamWriter();
    writer.begin();
    writer.add(new EncodedChunk('text'));
    const end = writer.end();
    expect(end).toHaveLength(2 + 8);
    expect(end.readUInt32LE(6)).toBe(4);
  });
});
