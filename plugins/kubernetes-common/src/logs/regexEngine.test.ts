import { loadRegexEngine } from './regexEngine';
import { RegexError } from './searchLog';

type Compile = Awaited<ReturnType<typeof loadRegexEngine>>;
let compile: Compile;
beforeAll(async () => {
  compile = await loadRegexEngine();
});

/** Why an expression is refused. */
function refusal(source: string): RegexError {
  try {
    compile(source, false);
  } catch (error) {
    if (error instanceof RegexError) return error;
    throw error;
  }
  throw new Error(`${source} is accepted`);
}

it('finds matches, with or without regard to case', () => {
  expect(compile('timeout', false).test('a TIMEOUT')).toBe(true);
  expect(compile('timeout', true).test('a TIMEOUT')).toBe(false);
  expect(compile('e(x)?', true).hits('ex e', 9)).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 4 },
  ]);
});

it('has as many matches as asked for, and none of no length', () => {
  expect(compile('a', true).hits('aaaa', 2)).toHaveLength(2);
  expect(compile('a*', true).hits('baab', 9)).toEqual([{ start: 1, end: 3 }]);
  expect(compile('x', true).hits('aaaa', 2)).toEqual([]);
});

it.each([
  ['(a', 'syntax'],
  ['a(?=b)', 'unsupported'],
  ['(?<!a)b', 'unsupported'],
  ['(a)\\1', 'unsupported'],
  ['(?:a{1,200}){2}', 'tooLarge'],
])('refuses %s: %s', (source, code) => {
  const error = refusal(source);
  expect(error.code).toBe(code);
  expect(error.message).not.toMatch(/error parsing regexp|\(\?i\)/);
});

it('locates matches in a long line by a short expression, and only tests it by a long one', () => {
  const line = `${'x'.repeat(20_000)}needle`;
  const [hit] = compile('needle', true).hits(line, 1);
  expect(hit).toEqual({ start: 20_000, end: 20_006 });
  const long = compile('(?:needle|[a-w]{60})', true);
  expect(long.test(line)).toBe(true);
  expect(long.hits(line, 1)).toEqual([]);
  expect(long.hits(line.slice(-100), 1)).toHaveLength(1);
});

it('is done soon with what makes others backtrack for ever', () => {
  expect(compile('(a+)+$', true).test(`${'a'.repeat(30_000)}b`)).toBe(false);
});
