import { wordedParams } from './wordedParams';

describe('params in texts', () => {
  it.each([
    [45, 'en', '45 sec'],
    [3_725, 'en', '1 hr'],
    [3_725, 'de', '1 Std.'],
  ])('says %d seconds in %s as %s', (seconds, language, duration) => {
    expect(wordedParams({ seconds }, language).duration).toBe(duration);
  });

  it('have separators where they count something', () => {
    const params = { restarts: 1_234, exitCode: 3_221_225_477, name: '2024' };
    expect(wordedParams(params, 'en')).toEqual({
      ...params,
      restarts: '1,234',
    });
  });
});
