import { timeBefore } from './moments';

const NOW = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['2026-03-01T11:00:00Z', Date.parse('2026-03-01T11:00:00Z')],
  // A node's clock that is ahead.
  ['2026-03-01T12:04:00Z', NOW],
  ['2026-03-01T12:06:00Z', undefined],
  ['9999-12-31T23:59:59Z', undefined],
  ['0001-01-01T00:00:00Z', undefined],
  ['yesterday', undefined],
  ['', undefined],
  [undefined, undefined],
])('takes %s for %s', (time, expected) => {
  expect(timeBefore(NOW, time)).toBe(expected);
});
