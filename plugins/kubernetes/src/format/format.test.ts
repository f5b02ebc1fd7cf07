import { formatAge } from '@podlight/backstage-plugin-kubernetes-common';
import { shortDigest } from './shortDigest';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatAge', () => {
  it.each([
    [0, '0s'],
    [999, '0s'],
    [45 * SECOND, '45s'],
    [MINUTE - 1, '59s'],
    [MINUTE, '1m'],
    [59 * MINUTE + 59 * SECOND, '59m'],
    [HOUR, '1h'],
    [DAY - 1, '23h'],
    [DAY, '1d'],
    [400 * DAY, '400d'],
  ])('shows %d ms as %s', (durationMs, text) => {
    expect(formatAge(durationMs, 'en')).toBe(text);
  });

  it('treats future times as now, as clocks differ', () => {
    expect(formatAge(-5 * SECOND, 'en')).toBe('0s');
  });

  it('speaks the reader’s language', () => {
    expect(formatAge(2 * DAY, 'de')).toBe('2 T');
  });
});

describe('shortDigest', () => {
  const sum = '0123456789abcdef0123456789abcdef';
  it.each([
    [sum, '0123456789ab…'],
    [`sha256:${sum}${sum}`, 'sha256:0123456789ab…'],
    ['0123456789ab', '0123456789ab'],
    [`x${sum}`, `x${sum}`],
    ['', ''],
  ])('shows %p as %p', (text, short) => {
    expect(shortDigest(text)).toBe(short);
  });
});
