import fc from 'fast-check';
import { IntLists } from './IntLists';

describe('IntLists', () => {
  it('is empty where nothing was added', () => {
    const lists = new IntLists();
    expect(lists.isEmpty(7)).toBe(true);
    expect([...lists.items(7)]).toEqual([]);
  });

  it('lets an item be removed while the list is read', () => {
    const lists = new IntLists();
    for (const item of [0, 1, 2]) lists.add(3, item);
    for (const item of lists.items(3)) lists.remove(3, item);
    expect(lists.isEmpty(3)).toBe(true);
  });

  it('has what sets would have', () => {
    const steps = fc.array(fc.record({ list: fc.nat(4), item: fc.nat(30) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, all => {
        const lists = new IntLists();
        const sets = [0, 1, 2, 3, 4].map(() => new Set<number>());
        for (const { list, item } of all) {
          const at = sets.findIndex(set => set.has(item));
          if (at >= 0) {
            lists.remove(at, item);
            sets[at].delete(item);
          } else {
            lists.add(list, item);
            sets[list].add(item);
          }
        }
        sets.forEach((set, list) => {
          expect(new Set(lists.items(list))).toEqual(set);
          expect(lists.isEmpty(list)).toBe(set.size === 0);
        });
      }),
    );
  });
});
