import { formatDuration } from './useDuration';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [45, '45 sec'],
    [600, '10 min'],
    [90 * 60, '1 hr 30 min'],
    [DAY, '1 day'],
    [2 * DAY + 3 * HOUR + 4, '2 days 3 hr 4 sec'],
  ])('says all of %d s', (seconds, text) => {
    expect(formatDuration(seconds, 'en')).toBe(text);
  });

  it('speaks the reader’s language', () => {
    expect(formatDuration(90 * 60, 'de')).toBe('1 Std. 30 Min.');
  });
});
