import { byId } from './byId';

it('finds items by their ids, in their order', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  const found = byId('item', [b, a]);
  expect([...found]).toEqual([
    ['b', b],
    ['a', a],
  ]);
});

it('refuses two of one id', () => {
  expect(() => byId('auth provider', [{ id: 'a' }, { id: 'a' }])).toThrow(
    "There is more than one auth provider with the id 'a'.",
  );
});
