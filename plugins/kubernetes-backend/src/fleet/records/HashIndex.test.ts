import fc from 'fast-check';
import { hashText, HashIndex } from './HashIndex';

describe('HashIndex', () => {
  it('finds what a map would, also where hashes are the same', () => {
    const steps = fc.array(
      fc.record({ name: fc.nat(60).map(String), isAdded: fc.boolean() }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (all, collides) => {
        const hashOf = (name: string) => (collides ? 1 : hashText(name));
        const names: string[] = [];
        const index = new HashIndex(slot => hashOf(names[slot]));
        const map = new Map<string, number>();
        const find = (name: string) =>
          index.find(hashOf(name), slot => names[slot] === name);
        for (const { name, isAdded } of all) {
          const slot = map.get(name);
          expect(find(name)).toBe(slot);
          if (isAdded && slot === undefined) {
            const added = names.push(name) - 1;
            map.set(name, added);
            index.add(hashOf(name), added);
          } else if (!isAdded && slot !== undefined) {
            index.remove(hashOf(name), slot);
            map.delete(name);
          }
        }
        expect(index.size).toBe(map.size);
        for (const [name, slot] of map) expect(find(name)).toBe(slot);
      }),
    );
  });

  it('does not fill with what was removed', () => {
    const index = new HashIndex(slot => slot);
    for (let slot = 0; slot < 10_000; slot += 1) {
      index.add(slot, slot);
      index.remove(slot, slot);
    }
    expect(index.find(4, () => true)).toBeUndefined();
  });
});
