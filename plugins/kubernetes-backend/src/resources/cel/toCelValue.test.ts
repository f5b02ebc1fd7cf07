import { toCelValue, TooLargeError } from './toCelValue';

it('makes integers of integers, and leaves everything else as it is', () => {
  expect(toCelValue({ a: 3, b: 0.5, c: [null, true, 'x'] })).toEqual({
    a: 3n,
    b: 0.5,
    c: [null, true, 'x'],
  });
});

it('is null for what JSON does not have', () => {
  expect(toCelValue({ a: undefined, b: () => 1 })).toEqual({
    a: null,
    b: null,
  });
});

it('copies a key that would change a prototype as a key', () => {
  const raw = JSON.parse('{"__proto__": {"state": "healthy"}}');
  const copy = toCelValue(raw);
  expect(Object.keys(Object(copy))).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(copy)).toBeNull();
});

const nested = (levels: number): unknown =>
  levels === 0 ? 1 : { inner: nested(levels - 1) };

it.each([
  ['a list', { items: Array.from({ length: 201 }, () => 1) }, /200 items/],
  ['a text', { text: 'x'.repeat(65_537) }, /65536 characters/],
  ['a depth', nested(41), /40 levels/],
  [
    'a number of values',
    Array.from({ length: 150 }, () => Array.from({ length: 150 }, () => 1)),
    /20000 values/,
  ],
])('refuses %s that would take long to judge', (_, raw, why) => {
  expect(() => toCelValue(raw)).toThrow(TooLargeError);
  expect(() => toCelValue(raw)).toThrow(why);
});
