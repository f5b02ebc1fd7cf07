import fc from 'fast-check';
import { matchesSelector, parseSelector } from '../../locate/selector';
import { findAnchors, SelectorIndex } from './SelectorIndex';
import {
  selectorArbitrary,
  labelsArbitrary,
} from '../__testUtils__/selectorArbitrary';

describe('SelectorIndex', () => {
  it('finds the selectors that trying all of them finds, by any of their terms', () => {
    const added = fc.tuple(selectorArbitrary, fc.nat(), fc.boolean());
    fc.assert(
      fc.property(fc.array(added), labelsArbitrary, (all, labels) => {
        const index = new SelectorIndex();
        const kept = all.flatMap(([selector, nth, isDeleted], id) => {
          const anchors = findAnchors(selector);
          index.set(String(id), selector, anchors[nth % anchors.length]);
          if (isDeleted) index.delete(String(id));
          return isDeleted ? [] : [{ id: String(id), selector }];
        });
        const naive = kept.filter(({ selector }) =>
          matchesSelector(selector, labels),
        );
        expect([...index.matching(labels)].sort()).toEqual(
          naive.map(({ id }) => id).sort(),
        );
      }),
    );
  });

  it('is anchored at a value rather than at a key', () => {
    const parsed = parseSelector(
      'tier,!legacy,team notin (b),app in (a, b, a)',
    );
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(findAnchors(parsed.selector)).toEqual([
      { type: 'pairs', key: 'app', values: ['a', 'b'] },
      { type: 'key', key: 'tier' },
    ]);
  });
});
