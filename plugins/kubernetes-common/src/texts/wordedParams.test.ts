import { wordedParams } from './wordedParams';

describe('params in texts', () => {
  it.each([
    [45, 'en', '45 sec'],
    [3_725, 'en', '1 hr'],
    [3_725, 'de', '1 Std.'],
  ])('says %d seconds in %s as %s', (seconds, language, duration) => {
    expect(wordedParams({ seconds }, language).duration).toBe(duration);
  });

  it.each([
    [120, 'en', '2 min'],
    [7_200, 'en', '2 hr'],
    [7_200, 'de', '2 Std.'],
    [259_200, 'en', '3 days'],
  ])(
    'say that restarts took %d seconds in %s: %s',
    (restartsInSeconds, language, words) => {
      const params = { restartsInSeconds, restartsIn: '120m' };
      expect(wordedParams(params, language).restartsIn).toBe(words);
    },
  );

  it('keep the words of an older backend', () => {
    expect(wordedParams({ restartsIn: '120m' }, 'en').restartsIn).toBe('120m');
  });

  it.each([
    ['limit', '192Mi', 'en', '192 MiB'],
    ['limit', '1536Mi', 'de', '1,5 GiB'],
    ['limit', '128', 'en', '128 B'],
    ['limit', '192Mi + 64Mi', 'en', '192 MiB + 64 MiB'],
    ['limit', 'much\u202e', 'en', 'much⟨U+202E⟩'],
    ['requested', '4Gi', 'en', '4 GiB'],
    ['requested', '6', 'en', '6'],
    ['requested', '250m', 'en', '250m'],
    ['requested', '250m + 2', 'en', '250m + 2'],
    ['requested', 'pods=1', 'en', 'pods=1'],
    ['name', '4Gi', 'en', '4Gi'],
  ])('have %s %s in %s: %s', (name, value, language, words) => {
    expect(wordedParams({ [name]: value }, language)[name]).toBe(words);
  });

  it.each([
    ['en', 'UTC', /^Dec 2, 2026, 9:00\sAM UTC$/],
    ['de', 'UTC', /^2\. Dez\. 2026, 09:00 UTC$/],
    ['en', 'Europe/Berlin', /^Dec 2, 2026, 10:00\sAM GMT\+1$/],
  ])('say a time in %s in %s', (language, zone, words) => {
    const params = { notAfter: '2026-12-02T09:00:00Z', name: '2026-12-02' };
    const { notAfter, name } = wordedParams(params, language, zone);
    expect(notAfter).toMatch(words);
    expect(name).toBe('2026-12-02');
  });

  it('keep a time that is none, with nothing unseen', () => {
    expect(wordedParams({ notAfter: 'so\u202eon' }, 'en').notAfter).toBe(
      'so⟨U+202E⟩on',
    );
  });

  it('show what is unseen in a name', () => {
    expect(wordedParams({ name: 'we\u202eb' }, 'en').name).toBe('we⟨U+202E⟩b');
  });

  it('have separators where they count something', () => {
    const params = { restarts: 1_234, exitCode: 3_221_225_477, name: '2024' };
    expect(wordedParams(params, 'en')).toEqual({
      ...params,
      restarts: '1,234',
    });
  });
});
