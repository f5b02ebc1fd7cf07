import { formatMoment } from './useMoment';

const NOW = new Date(2026, 2, 1, 15, 30).getTime();
const at = (...parts: [number, number, number, number, number]) =>
  new Date(...parts).toISOString();

describe('formatMoment', () => {
  it('writes the time of a moment today, as the language does', () => {
    const today = at(2026, 2, 1, 14, 1);
    expect(formatMoment(today, NOW, 'de')).toBe('14:01');
    expect(formatMoment(today, NOW, 'en')).toMatch(/^2:01\sPM$/);
  });

  it('writes the date of any other day', () => {
    const before = at(2026, 1, 28, 23, 59);
    expect(formatMoment(before, NOW, 'de')).toBe('28. Feb., 23:59');
    expect(formatMoment(before, NOW, 'en')).toMatch(/^Feb 28, 11:59\sPM$/);
  });

  it.each([
    [9, '28. Feb., 09:05', /^Feb 28, 9:05\sAM$/],
    [0, '28. Feb., 00:05', /^Feb 28, 12:05\sAM$/],
  ])(
    'writes the time of another day as that of today, at %i:05',
    (hour, de, en) => {
      const before = at(2026, 1, 28, hour, 5);
      expect(formatMoment(before, NOW, 'de')).toBe(de);
      expect(formatMoment(before, NOW, 'en')).toMatch(en);
    },
  );

  it('writes the year of a day in another one', () => {
    const lastYear = at(2025, 11, 31, 23, 59);
    expect(formatMoment(lastYear, NOW, 'de')).toBe('31.12.2025, 23:59');
    expect(formatMoment(lastYear, NOW, 'en')).toMatch(/^Dec 31, 2025, 11:59/);
  });

  it('writes nothing for what is no time', () => {
    expect(formatMoment(undefined, NOW, 'en')).toBeUndefined();
    expect(formatMoment('soon', NOW, 'en')).toBeUndefined();
  });
});
