import { shortImages } from './imageChange';

it.each([
  ['shop/web:1.4.1', 'shop/web:1.4.2', ['1.4.1', '1.4.2']],
  ['r:5000/web:1', 'r:5000/web:2@sha256:abc', ['1', '2']],
  ['r:5000/web', 'r:5000/web:2', ['latest', '2']],
  ['old/web:1', 'new/web:1', ['old/web:1', 'new/web:1']],
  ['old/web:1', 'new/web:2', ['old/web:1', 'new/web:2']],
  ['web:1@sha256:a', 'web:1@sha256:b', ['web:1@sha256:a', 'web:1@sha256:b']],
])('shortens %s and %s', (from, to, short) => {
  expect(shortImages(from, to)).toEqual(short);
});
