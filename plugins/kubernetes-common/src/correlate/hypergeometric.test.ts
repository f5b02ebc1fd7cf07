import { smallestTail, upperTail } from './hypergeometric';

describe('upperTail', () => {
  it.each([
    // Fisher's tea: all four cups right of four among eight.
    [{ total: 8, marked: 4, drawn: 4 }, 4, 1 / 70],
    [{ total: 8, marked: 4, drawn: 4 }, 3, 17 / 70],
    [{ total: 8, marked: 4, drawn: 4 }, 0, 1],
    [{ total: 10, marked: 3, drawn: 7 }, 3, 35 / 120],
    [{ total: 6, marked: 5, drawn: 4 }, 3, 1],
    [{ total: 6, marked: 2, drawn: 3 }, 3, 0],
  ])('of %p and %d hits', (urn, hits, chance) => {
    expect(upperTail(urn, hits)).toBeCloseTo(chance, 12);
  });

  it('stays a chance for thousands of pods', () => {
    const urn = { total: 5_000, marked: 2_500, drawn: 2_500 };
    expect(upperTail(urn, 1_250)).toBeGreaterThan(0.5);
    expect(upperTail(urn, 1_250)).toBeLessThan(0.52);
    expect(smallestTail(urn)).toBeGreaterThanOrEqual(0);
    expect(smallestTail(urn)).toBeLessThan(1e-300);
  });
});

it.each([
  [{ total: 8, marked: 4, drawn: 4 }, 1 / 70],
  [{ total: 10, marked: 3, drawn: 7 }, 35 / 120],
  [{ total: 10, marked: 7, drawn: 3 }, 35 / 120],
  [{ total: 10, marked: 0, drawn: 3 }, 1],
])('the smallest tail of %p is %d', (urn, chance) => {
  expect(smallestTail(urn)).toBeCloseTo(chance, 12);
});
