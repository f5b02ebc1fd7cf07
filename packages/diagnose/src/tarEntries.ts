import { SavedFile } from './savedFiles';

const BLOCK = 512;
const MAGIC_OFFSET = 257;

const field = (block: Uint8Array, start: number, length: number): string => {
  const bytes = block.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
};

/** Whether it is a tar archive in a current format. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length > BLOCK && field(bytes, MAGIC_OFFSET, 5) === 'ustar';
}

/** A record of a long name has the line `27 path=...`. */
const PATH_RECORD = /^\d{1,9} path=(.*)$/m;

/** The files of an archive up to the first damaged one. */
export function* tarEntries(bytes: Uint8Array): Generator<SavedFile> {
  let longName: string | undefined;
  let offset = 0;
  while (offset + BLOCK <= bytes.length) {
    const header = bytes.subarray(offset, offset + BLOCK);
    const size = Number.parseInt(field(header, 124, 12).trim() || '0', 8);
    if (header[0] === 0 || Number.isNaN(size) || size < 0) return;
    const type = field(header, 156, 1);
    const start = offset + BLOCK;
    const content = bytes.subarray(start, start + size);
    const prefix = field(header, 345, 155);
    const name = field(header, 0, 100);
    if (type === 'L') longName = field(content, 0, size);
    else if (type === 'x') {
      longName = PATH_RECORD.exec(new TextDecoder().decode(content))?.[1];
    } else {
      if (type === '' || type === '0') {
        yield {
          path: longName ?? (prefix ? `${prefix}/${name}` : name),
          read: async () => content,
        };
      }
      longName = undefined;
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
