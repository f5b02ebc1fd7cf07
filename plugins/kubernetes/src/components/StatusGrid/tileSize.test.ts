import { rowsHeightPx } from './tileSize';

it.each([
  ['s', 1, 12],
  ['s', 3, 40],
  ['m', 1, 24],
  ['m', 2, 52],
  ['l', 2, 88],
] as const)('%s: %i rows of tiles are %i pixels high', (size, rows, px) => {
  expect(rowsHeightPx(size, rows)).toBe(px);
});
