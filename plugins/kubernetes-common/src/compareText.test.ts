import { compareText } from './compareText';

it('orders by code unit', () => {
  expect(['b', 'a', 'Z', 'ä', 'a10', 'a2', ''].sort(compareText)).toEqual([
    '',
    'Z',
    'a',
    'a10',
    'a2',
    'b',
    'ä',
  ]);
});

it('takes only the same text as equal', () => {
  expect(compareText('a', 'a')).toBe(0);
  expect(compareText('a', 'A')).toBeGreaterThan(0);
  expect(compareText('A', 'a')).toBeLessThan(0);
});
