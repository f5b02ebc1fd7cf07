import { withPastTimes } from './pastTimes';

const NOON = Date.parse('2026-08-20T12:00:00Z');

it('replaces an age by a time at any depth', () => {
  const object = { a: ['{{3h ago}}', 7, null], b: { c: '{{ 90s ago }}' } };
  expect(withPastTimes(object, NOON)).toEqual({
    a: ['2026-08-20T09:00:00Z', 7, null],
    b: { c: '2026-08-20T11:58:30Z' },
  });
});

it('leaves other text alone, and rejects an invalid duration', () => {
  expect(withPastTimes('it was {{3h ago}}', NOON)).toBe('it was {{3h ago}}');
  expect(() => withPastTimes('{{yesterday ago}}', NOON)).toThrow(/duration/);
});
