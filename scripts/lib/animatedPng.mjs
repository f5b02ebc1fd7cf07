/**
 * Joins screenshots to one animated PNG, which every browser and GitHub play. Of each picture
 * only what differs from the one before is stored.
 */
import {
  choosePalette,
  chunk,
  compress,
  decode,
  headerChunk,
  nearest,
  paletteChunk,
  SIGNATURE,
} from './palettePng.mjs';

/** The last color of the palette stands for what stays as it was. */
const COLOURS = 255;
const UNCHANGED = 255;
const FOREVER = 0;
const [DISPOSE_NONE, BLEND_OVER] = [0, 1];

/** One animated PNG of `{ png, ms }`: PNGs as browsers write them, all of one size, and how long each is shown. */
export function toAnimatedPng(pictures) {
  const { width, height, palette, frames } = index(pictures);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  control.writeUInt32BE(FOREVER, 4);
  let sequence = 0;
  const data = frames.flatMap((frame, at) => {
    const packed = compress(frame.rows, frame.width);
    const begin = frameControl(sequence++, frame);
    if (at === 0) return [begin, chunk('IDAT', packed)];
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence++, 0);
    return [begin, chunk('fdAT', Buffer.concat([number, packed]))];
  });
  return Buffer.concat([
    SIGNATURE,
    headerChunk(width, height),
    chunk('acTL', control),
    paletteChunk(palette),
    chunk('tRNS', Buffer.alloc(COLOURS + 1, 255).fill(0, UNCHANGED)),
    ...data,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pictures in colors of one palette, each as the rectangle that changes. */
function index(pictures) {
  const decoded = pictures.map(({ png, ms }) => ({ ...decode(png), ms }));
  const counts = new Map();
  for (const { pixels } of decoded) {
    for (const colour of pixels) {
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const palette = choosePalette(counts, COLOURS);
  while (palette.length <= COLOURS) palette.push(0);
  const known = palette.slice(0, COLOURS);
  const indexOf = new Map(
    [...counts.keys()].map(colour => [colour, nearest(colour, known)]),
  );
  const { width, height } = decoded[0];
  const frames = [];
  let before;
  for (const { pixels, ms } of decoded) {
    const now = Uint8Array.from(pixels, colour => indexOf.get(colour));
    const changed = before
      ? changedRectangle(before, now, width, height)
      : { x: 0, y: 0, width, height };
    if (changed) {
      frames.push({ ...changed, ms, rows: crop(before, now, width, changed) });
    } else {
      frames.at(-1).ms += ms;
    }
    before = now;
  }
  return { width, height, palette, frames };
}

function changedRectangle(before, now, width, height) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < now.length; at++) {
    if (before[at] === now[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return undefined;
  return {
    x: left,
    y: top,
    width: right - left + 1,
    height: bottom - top + 1,
  };
}

function crop(before, now, width, rectangle) {
  const rows = Buffer.alloc(rectangle.width * rectangle.height);
  for (let y = 0; y < rectangle.height; y++) {
    for (let x = 0; x < rectangle.width; x++) {
      const at = (rectangle.y + y) * width + rectangle.x + x;
      rows[y * rectangle.width + x] =
        before && before[at] === now[at] ? UNCHANGED : now[at];
    }
  }
  return rows;
}

/** https://www.w3.org/TR/png-3/#fcTL-chunk */
function frameControl(sequence, { x, y, width, height, ms }) {
  const data = Buffer.alloc(26);
  [sequence, width, height, x, y].forEach((value, at) =>
    data.writeUInt32BE(value, at * 4),
  );
  data.writeUInt16BE(ms, 20);
  data.writeUInt16BE(1000, 22);
  data.set([DISPOSE_NONE, BLEND_OVER], 24);
  return chunk('fcTL', data);
}
