import { shortDuration } from './duration';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('shortDuration', () => {
  it.each([
    [-5 * SECOND, '0s'],
    [0, '0s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [2 * MINUTE + 5 * SECOND, '2m5s'],
    [10 * MINUTE + 5 * SECOND, '10m'],
    [3 * HOUR - SECOND, '179m'],
    [3 * HOUR, '3h'],
    [3 * HOUR + 5 * MINUTE, '3h5m'],
    [8 * HOUR + 5 * MINUTE, '8h'],
    [2 * DAY, '2d'],
    [2 * DAY + 3 * HOUR, '2d3h'],
    [8 * DAY + 3 * HOUR, '8d'],
    [2 * 365 * DAY, '2y'],
    [2 * 365 * DAY + 4 * DAY, '2y4d'],
    [8 * 365 * DAY + 4 * DAY, '8y'],
  ])('writes %d ms as %s, as kubectl does', (milliseconds, expected) => {
    expect(shortDuration(milliseconds)).toBe(expected);
  });
});
