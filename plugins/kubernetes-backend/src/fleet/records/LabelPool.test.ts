import fc from 'fast-check';
import { LABEL_COST } from './FleetRecord';
import { LabelPool, Labels } from './LabelPool';

const labelsArbitrary: fc.Arbitrary<Labels> = fc.dictionary(
  fc.constantFrom('app', 'team', 'tier', '__proto__'),
  fc.constantFrom('', 'a', 'b'),
);

describe('LabelPool', () => {
  it('has one set for equal labels, in any order', () => {
    const pool = new LabelPool();
    const set = pool.acquire({ app: 'shop', tier: 'web' });
    expect(pool.acquire({ tier: 'web', app: 'shop' })).toBe(set);
    expect(pool.size).toBe(1);
    expect(pool.characters(set)).toBe(
      'app shop'.length + 'tier web'.length + 2 * LABEL_COST,
    );
  });

  it('tells of sets that begin and end', () => {
    const pool = new LabelPool();
    const told: unknown[] = [];
    const first = pool.acquire({ app: 'first' });
    pool.listen({
      setAdded: (set, added) => told.push(['added', set, added]),
      setRemoved: set => told.push(['removed', set]),
    });
    const second = pool.acquire({ app: 'second' });
    pool.release(first);
    expect(told).toEqual([
      ['added', first, { app: 'first' }],
      ['added', second, { app: 'second' }],
      ['removed', first],
    ]);
  });

  it('does not find a set that is gone, also by labels that it has just seen', () => {
    const pool = new LabelPool();
    const labels = { app: 'first' };
    const set = pool.acquire(labels);
    pool.release(set);
    expect(pool.find(labels)).toBeUndefined();
    // The number is given to another set.
    expect(pool.acquire({ app: 'second' })).toBe(set);
    expect(pool.labels(pool.acquire(labels))).toEqual(labels);
  });

  it('finds the sets that a scan would find', () => {
    const steps = fc.array(fc.tuple(labelsArbitrary, fc.boolean()), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(steps, all => {
        const pool = new LabelPool();
        const held: { readonly set: number; readonly labels: Labels }[] = [];
        for (const [added, isKept] of all) {
          held.push({ set: pool.acquire(added), labels: added });
          if (isKept) continue;
          const [released] = held.splice(Math.floor(held.length / 2), 1);
          pool.release(released.set);
        }
        const numbers = new Set(held.map(({ set }) => set));
        expect(pool.size).toBe(numbers.size);
        for (const { set, labels: own } of held) {
          expect(pool.labels(set)).toEqual(own);
          expect(pool.find({ ...own })).toBe(set);
        }
        for (const key of ['app', 'team', '__proto__', 'none']) {
          const having = held.filter(each => Object.hasOwn(each.labels, key));
          expect(new Set(pool.withKey(key))).toEqual(
            new Set(having.map(({ set }) => set)),
          );
          for (const value of ['', 'a']) {
            const same = having.filter(each => each.labels[key] === value);
            expect([...pool.withPair(key, value)].sort()).toEqual(
              [...new Set(same.map(({ set }) => set))].sort(),
            );
          }
        }
      }),
    );
  });
});
