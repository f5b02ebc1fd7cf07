import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { lastBytes } from './lastBytes';

const LOG = ['one\ntw', 'o\nthree\n', 'four\n'];

function through(
  transform: ReturnType<typeof lastBytes>,
  chunks: readonly string[] = LOG,
) {
  return text(Readable.from(chunks.map(Buffer.from)).pipe(transform));
}

it('gives all of a log that is within the limit', async () => {
  expect(await through(lastBytes(100))).toBe('one\ntwo\nthree\nfour\n');
});

it.each([
  [19, 'one\ntwo\nthree\nfour\n'],
  [18, 'two\nthree\nfour\n'],
  [12, 'three\nfour\n'],
  [11, 'four\n'],
  [5, 'four\n'],
  [3, 'ur\n'],
])('keeps the last whole lines of a log in %d bytes', async (limit, end) => {
  expect(await through(lastBytes(limit))).toBe(end);
});

it('keeps the end of one line that is longer than the limit', async () => {
  expect(await through(lastBytes(4), ['abcdef', 'ghij'])).toBe('ghij');
});

it('gives an empty log', async () => {
  expect(await through(lastBytes(4), [])).toBe('');
});
