import { formatBytes } from './formatBytes';

it.each([
  [0, '0 B'],
  [183 * 1024 ** 2, '183 MiB'],
  [1.9 * 1024 ** 3, '1.9 GiB'],
  [1023.9 * 1024 ** 2, '1 GiB'],
  [13.3 * 1024 ** 3, '13.3 GiB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

it('writes numbers as the language does', () => {
  expect(formatBytes(1.9 * 1024 ** 3, 'de')).toBe('1,9 GiB');
});
