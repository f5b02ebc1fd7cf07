import fc from 'fast-check';
import { fairShare, orderClusters } from './fairShare';

const counts = fc.uniqueArray(
  fc.tuple(fc.uuid(), fc.integer({ min: 0, max: 50 })),
  { minLength: 1, maxLength: 8, selector: ([id]) => id },
);

describe('fairShare', () => {
  it('gives all clusters away, and nobody more than one more than another', () => {
    fc.assert(
      fc.property(counts, fc.nat(400), (entries, total) => {
        const held = new Map(entries);
        const shares = [...held.keys()].map(id => fairShare(id, held, total));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(2);
      }),
    );
  });

  it('leaves fair shares as they are', () => {
    fc.assert(
      fc.property(counts, fc.nat(400), (entries, total) => {
        const held = new Map(entries);
        const fair = new Map(
          [...held.keys()].map(id => [id, fairShare(id, held, total)]),
        );
        for (const [id, share] of fair) {
          expect(fairShare(id, fair, total)).toBe(share);
        }
      }),
    );
  });

  it('is nothing for a replica that is not there', () => {
    expect(fairShare('b', new Map([['a', 1]]), 3)).toBe(0);
  });
});

describe('orderClusters', () => {
  it('orders the same clusters differently for each replica', () => {
    const clusters = Array.from({ length: 20 }, (_, index) => `c${index}`);
    const [one, other] = ['one', 'other'].map(id =>
      orderClusters(id, clusters),
    );
    expect([...one].sort()).toEqual([...clusters].sort());
    expect(one).not.toEqual(other);
    expect(orderClusters('one', [...clusters].reverse())).toEqual(one);
  });
});
