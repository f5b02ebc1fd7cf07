import { withPastTimes } from './pastTimes';

const NOON = Date.parse('2026-08-20T12:00:00Z');

it('puts a time in place of how long ago it was, wherever that stands', () => {
  const object = { a: ['{{3h ago}}', 7, null], b: { c: '{{ 90s ago }}' } };
  expect(withPastTimes(object, NOON)).toEqual({
    a: ['2026-08-20T09:00:00Z', 7, null],
    b: { c: '2026-08-20T11:58:30Z' },
  });
});

it('leaves other texts alone, and refuses what is no duration', () => {
  expect(withPastTimes('it was {{3h ago}}', NOON)).toBe('it was {{3h ago}}');
  expect(() => withPastTimes('{{yesterday ago}}', NOON)).toThrow(/duration/);
});
