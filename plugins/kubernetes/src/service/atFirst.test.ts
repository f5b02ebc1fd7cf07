import { itemsAtFirst } from './atFirst';

const items = (bad: number, good: number) => [
  ...Array.from({ length: bad }, () => 'bad'),
  ...Array.from({ length: good }, () => 'good'),
];

const count = (bad: number, good: number, isAskedFor = false) =>
  itemsAtFirst(items(bad, good), {
    ...{ isAskedFor, most: 8 },
    hasIssue: each => each === 'bad',
  }).length;

it.each([
  ['a short list is whole', count(1, 4), 5],
  ['a longer one has what has issues', count(1, 5), 1],
  ['nothing where nothing has', count(0, 6), 0],
  ['all that the reader has asked for', count(1, 6, true), 7],
  ['no more than fit', count(9, 1), 8],
  ['whatever was asked for', count(1, 9, true), 8],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected);
});
