/**
 * Reduces a PNG to at most 256 colors: a screenshot takes a third of the space,
 * without a visible difference.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;
/** This many of the most common colors stay exact, so that no surface changes its shade. */
const EXACT = 160;

/** The same picture with a palette. Accepts PNGs as browsers write them: 8 bits per channel, not interlaced. */
export function toPalettePng(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const colour of pixels) {
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette(counts);
  const indexOf = new Map(
    [...counts.keys()].map(colour => [colour, nearest(colour, palette)]),
  );
  const indexes = Buffer.from(
    Uint8Array.from(pixels, colour => indexOf.get(colour)),
  );
  return Buffer.concat([
    SIGNATURE,
    headerChunk(width, height),
    paletteChunk(palette),
    chunk('IDAT', compress(indexes, width)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The chunk that says how large a picture with a palette is. */
export function headerChunk(width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return chunk('IHDR', header);
}

/** The chunk with the colors. */
export function paletteChunk(palette) {
  return chunk('PLTE', Buffer.from(palette.flatMap(channels)));
}

/** Indexes of colors as the data of a picture of this width. */
export function compress(indexes, width) {
  const height = indexes.length / width;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return deflateSync(rows, { level: 9, memLevel: 9 });
}

/** The most common colors, and means of the others. */
export function choosePalette(counts, size = COLOURS) {
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  if (byCount.length <= size) return byCount.map(([colour]) => colour);
  const exact = byCount.slice(0, EXACT).map(([colour]) => colour);
  let boxes = [byCount.slice(EXACT)];
  while (boxes.length < size - EXACT) {
    const widest = boxes.reduce((a, b) =>
      spread(b).of > spread(a).of ? b : a,
    );
    const { channel, of } = spread(widest);
    if (of === 0) break;
    const sorted = widest.toSorted(
      ([a], [b]) => channels(a)[channel] - channels(b)[channel],
    );
    const middle = sorted.length >> 1;
    boxes = boxes.filter(box => box !== widest);
    boxes.push(sorted.slice(0, middle), sorted.slice(middle));
  }
  return [...exact, ...boxes.map(meanColor)];
}

/** The channel in which the colors of a box differ most, and by how much. */
function spread(box) {
  let best = { channel: 0, of: 0 };
  for (const channel of [0, 1, 2]) {
    let [least, most] = [255, 0];
    for (const [colour] of box) {
      const value = channels(colour)[channel];
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (most - least > best.of) best = { channel, of: most - least };
  }
  return best;
}

function meanColor(box) {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  const mean = channel =>
    Math.round(
      box.reduce(
        (sum, [colour, count]) => sum + channels(colour)[channel] * count,
        0,
      ) / total,
    );
  return (mean(0) << 16) | (mean(1) << 8) | mean(2);
}

/** The index of the color of the palette that differs least. */
export function nearest(colour, palette) {
  const [r, g, b] = channels(colour);
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < palette.length; index++) {
    const other = palette[index];
    if (other === colour) return index;
    const dr = r - (other >> 16);
    const dg = g - ((other >> 8) & 255);
    const db = b - (other & 255);
    const distance = dr * dr + dg * dg + db * db;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** The pixels of a PNG as browsers write them. */
export function decode(png) {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !bytes || header[12] !== 0) {
    throw new Error('This is no PNG as browsers write them.');
  }
  const packed = chunks.filter(({ type }) => type === 'IDAT');
  const raw = inflateSync(Buffer.concat(packed.map(({ data }) => data)));
  const lineLength = width * bytes;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(lineLength);
  for (let y = 0; y < height; y++) {
    const start = y * (lineLength + 1);
    const line = raw.subarray(start + 1, start + 1 + lineLength);
    unfilter(raw[start], line, above, bytes);
    for (let x = 0; x < width; x++) {
      const at = x * bytes;
      pixels[y * width + x] =
        (line[at] << 16) | (line[at + 1] << 8) | line[at + 2];
    }
    above = line;
  }
  return { width, height, pixels };
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfilter(filter, line, above, bytes) {
  for (let i = 0; i < line.length; i++) {
    const left = i < bytes ? 0 : line[i - bytes];
    const upper = above[i];
    const corner = i < bytes ? 0 : above[i - bytes];
    const prediction = [
      0,
      left,
      upper,
      (left + upper) >> 1,
      paeth(left, upper, corner),
    ][filter];
    line[i] = line[i] + prediction;
  }
}

function paeth(left, upper, corner) {
  const estimate = left + upper - corner;
  const [a, b, c] = [left, upper, corner].map(each =>
    Math.abs(estimate - each),
  );
  if (a <= b && a <= c) return left;
  return b <= c ? upper : corner;
}

function readChunks(png) {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** A chunk of a PNG. */
export function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
