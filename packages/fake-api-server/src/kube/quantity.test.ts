import { parseQuantity } from './quantity';

it.each([
  ['2', 2],
  ['250m', 0.25],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['64Mi', 64 * 2 ** 20],
  ['1500000n', 0.0015],
  ['3k', 3_000],
])('reads the quantity %p as %p', (text, expected) => {
  expect(parseQuantity(text)).toBeCloseTo(expected, 9);
});

it.each(['', 'much', '1 Gi', '-1', '1.'])('takes %p for no quantity', text => {
  expect(parseQuantity(text)).toBeUndefined();
});
