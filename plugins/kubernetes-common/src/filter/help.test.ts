import { FILTER_FIELDS, FILTER_SAMPLES, parseQuery } from '.';

it('has a sample of each field', () => {
  const samples = Object.values(FILTER_SAMPLES).flat();
  const words = samples.flatMap(sample => /^(\w+):/.exec(sample)?.[1] ?? []);
  expect(words.toSorted()).toEqual(FILTER_FIELDS.toSorted());
});

it.each(
  Object.values(FILTER_SAMPLES)
    .flat()
    .map(sample => [sample]),
)('shows what can be read: %s', sample => {
  const completed = /[:!]$/.test(sample) ? `${sample}x` : sample;
  expect(parseQuery(completed).ok).toBe(true);
});
