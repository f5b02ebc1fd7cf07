import { toCelValue, TooLargeError } from './toCelValue';

it('makes integers of integers, and leaves everything else as it is', () => {
  expect(toCelValue({ a: 3, b: 0.5, c: [null, true, 'x'] })).toEqual({
    a: 3n,
    b: 0.5,
    c: [null, true, 'x'],
  });
  // Beyond these, digits were lost when it was parsed.
  expect(toCelValue([2 ** 53 - 1, 2 ** 53])).toEqual([
    9007199254740991n,
    9007199254740992,
  ]);
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

const long = Array.from({ length: 201 }, () => 1);

it('leaves out what is too long, and keeps the rest, as of an application with many resources', () => {
  expect(
    toCelValue({
      status: { health: 'Healthy', resources: long, log: 'x'.repeat(65_537) },
      list: [long, 'x'],
    }),
  ).toEqual({ status: { health: 'Healthy' }, list: [null, 'x'] });
  const full = long.slice(1);
  expect(toCelValue(full)).toHaveLength(full.length);
});

it('leaves out what the API server keeps for itself', () => {
  expect(
    toCelValue({
      metadata: {
        name: 'a',
        managedFields: [{ manager: 'kubectl' }],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          team: 'x',
        },
      },
    }),
  ).toEqual({ metadata: { name: 'a', annotations: { team: 'x' } } });
});

it('leaves out a map that is too long for loops inside of loops, and keeps it for others', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 201 }, (_, index) => [`node-${index}`, index]),
  );
  const raw = { nodes, phase: 'Running' };
  expect(toCelValue(raw, { hasNestedLoops: true })).toEqual({
    phase: 'Running',
  });
  expect(Object.keys(Object(toCelValue(raw)).nodes)).toHaveLength(201);
});

const nested = (levels: number): unknown =>
  levels === 0 ? 1 : { inner: nested(levels - 1) };

it.each([
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
