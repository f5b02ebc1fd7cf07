import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const MODULE = join(__dirname, '../../../scripts/lib/animatedPng.mjs');

const WIDTH = 4;
const HEIGHT = 3;
const [RED, BLUE] = ['ff0000', '0000ff'];
const SIGNATURE = '89504e470d0a1a0a';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A red picture with blue pixels at these places. */
function picture(blue: readonly number[] = []): string {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    '00',
    ...Array.from({ length: WIDTH }, (__, x) =>
      blue.includes(y * WIDTH + x) ? BLUE : RED,
    ),
  ]);
  const data = deflateSync(Buffer.from(rows.flat().join(''), 'hex'));
  return Buffer.concat([
    Buffer.from(SIGNATURE, 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

/** The chunks of the animation of these pictures. */
function animate(pictures: readonly (readonly [png: string, ms: number])[]) {
  const script = `
    import { toAnimatedPng } from '${MODULE}';
    const pictures = ${JSON.stringify(pictures)}.map(([png, ms]) => ({
      png: Buffer.from(png, 'base64'),
      ms,
    }));
    process.stdout.write(toAnimatedPng(pictures));
  `;
  const png = execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ]);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length / 2; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

const ofType = (chunks: ReturnType<typeof animate>, type: string) =>
  chunks.filter(each => each.type === type).map(({ data }) => data);

describe('an animated PNG', () => {
  it('holds of each picture the rectangle that differs from the one before', () => {
    const chunks = animate([
      [picture(), 100],
      [picture([5, 10]), 200],
    ]);
    const [, second] = ofType(chunks, 'fcTL');
    expect([4, 8, 12, 16].map(offset => second.readUInt32BE(offset))).toEqual([
      2, 2, 1, 1,
    ]);
    const [data] = ofType(chunks, 'fdAT');
    const rows = inflateSync(data.subarray(4));
    const [palette] = ofType(chunks, 'PLTE');
    const blue = rows[1];
    expect(palette.subarray(blue * 3, blue * 3 + 3).toString('hex')).toBe(BLUE);
    const unchanged = 255;
    expect([...rows]).toEqual([0, blue, unchanged, 0, unchanged, blue]);
    expect(ofType(chunks, 'tRNS')[0].indexOf(0)).toBe(unchanged);
  });

  it('shows a picture longer that does not differ', () => {
    const chunks = animate([
      [picture(), 100],
      [picture(), 250],
      [picture([0]), 300],
    ]);
    expect(ofType(chunks, 'acTL')[0].readUInt32BE(0)).toBe(2);
    expect(ofType(chunks, 'fcTL').map(data => data.readUInt16BE(20))).toEqual([
      350, 300,
    ]);
  });

  it('numbers its chunks in one sequence, as browsers require', () => {
    const chunks = animate([
      [picture(), 1],
      [picture([1]), 1],
      [picture([2]), 1],
    ]);
    const numbers = chunks
      .filter(({ type }) => type === 'fcTL' || type === 'fdAT')
      .map(({ data }) => data.readUInt32BE(0));
    expect(numbers).toEqual([0, 1, 2, 3, 4]);
  });
});
