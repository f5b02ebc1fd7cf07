import { TimedPattern } from './TimedPattern';

/** A pattern each of whose tests takes so long. */
function start(costMs: number) {
  let now = 0;
  const asked: string[] = [];
  const pattern = new TimedPattern(
    {
      test: text => {
        asked.push(text);
        now += costMs;
        return true;
      },
      hits: () => {
        now += costMs;
        return [{ start: 0, end: 1 }] as never;
      },
    },
    () => now,
  );
  return {
    asked,
    pattern,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('gives up after a second, and then has no matches', () => {
  const { pattern } = start(500);
  expect([1, 2, 3].map(() => pattern.test('a'))).toEqual([true, true, true]);
  expect(pattern.hasGivenUp).toBe(true);
  expect(pattern.test('a')).toBe(false);
  expect(pattern.hits('a', 5)).toEqual([]);
});

it('counts finding hits as well', () => {
  const { pattern } = start(501);
  pattern.hits('a', 5);
  pattern.hits('a', 5);
  expect(pattern.hasGivenUp).toBe(true);
});

it.each([
  // A twentieth of the time that passes may be used.
  [9_000, true],
  [11_000, false],
])('has a twentieth of %d ms more: %p', (ms, hasGivenUp) => {
  const { pass, pattern } = start(500);
  pattern.test('a');
  pattern.test('b');
  pass(ms);
  pattern.test('c');
  expect(pattern.hasGivenUp).toBe(hasGivenUp);
});

it('never has more than a second', () => {
  const { pass, pattern } = start(500);
  pass(3_600_000);
  [1, 2, 3].forEach(() => pattern.test('a'));
  expect(pattern.hasGivenUp).toBe(true);
});

it('remembers the answer for a line, and not for its text', () => {
  const { asked, pattern } = start(0);
  const line = { text: 'a' };
  pattern.testLine(line);
  pattern.testLine(line);
  pattern.testLine({ text: 'a' });
  expect(asked).toHaveLength(2);
});
