import { readDuration } from './plannedDuration';

describe('readDuration', () => {
  it.each([
    [30, 30],
    ['45', 45],
    [0, 0],
    ['10m', 600],
    ['1h30m', 5_400],
    ['1.5h', 5_400],
    // A little less to floating point.
    ['8.2m', 492],
    ['4.35h', 15_660],
    ['1s999ms', 1],
  ])('reads %j as %d s', (value, seconds) => {
    expect(readDuration(value)).toBe(seconds);
  });

  it.each(['soon', '10m and more', '9'.repeat(30), '1d', '-5m', '1.5'])(
    'keeps %j as it is written',
    text => {
      expect(readDuration(text)).toBe(text);
    },
  );

  it.each([undefined, null, {}, '', Number.NaN])('has none for %j', value => {
    expect(readDuration(value)).toBeUndefined();
  });
});
