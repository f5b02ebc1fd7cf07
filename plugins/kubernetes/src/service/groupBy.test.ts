import { groupBy } from './groupBy';

it('keeps the order of keys and of items, and leaves out what has no key', () => {
  const words = ['pear', 'fig', 'plum', '', 'fennel'];
  expect([...groupBy(words, word => word[0])]).toEqual([
    ['p', ['pear', 'plum']],
    ['f', ['fig', 'fennel']],
  ]);
});
