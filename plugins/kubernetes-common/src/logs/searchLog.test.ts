import fc from 'fast-check';
import { plainText } from './parseAnsi';
import { loadRegexEngine } from './regexEngine';
import {
  LinePattern,
  markHits,
  parseLogSearch,
  RegexEngine,
} from './searchLog';
import { TimedPattern } from './TimedPattern';

let engine: RegexEngine;
beforeAll(async () => {
  engine = await loadRegexEngine();
});

function compiledPattern(text: string, options: object = {}): LinePattern {
  const result = parseLogSearch(
    { text, matchesCase: false, isRegex: false, ...options },
    engine,
  );
  if (result.type !== 'pattern') throw new Error(`no pattern: ${result.type}`);
  return result.pattern;
}

describe('parseLogSearch', () => {
  it.each([
    ['error', {}, 'an ERROR', true],
    ['error', { matchesCase: true }, 'an ERROR', false],
    ['a.c', {}, 'abc', false],
    ['a.c', { isRegex: true }, 'abc', true],
    ['^b', { isRegex: true }, 'ab', false],
    ['(x[', {}, 'f(x[0])', true],
  ])('looks for %s with %j in “%s”: %s', (text, options, line, isFound) => {
    expect(compiledPattern(text, options).test(line)).toBe(isFound);
  });

  it('finds any text literally', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), text => {
        expect(compiledPattern(text).test(`a${text}b`)).toBe(true);
      }),
    );
  });

  it('explains an invalid pattern, and searches nothing without a text', () => {
    const options = { matchesCase: false, isRegex: true };
    expect(parseLogSearch({ ...options, text: '(' }, engine)).toEqual({
      type: 'mistake',
      code: 'syntax',
      message: 'missing closing ): `(`',
    });
    expect(parseLogSearch({ ...options, text: 'a' })).toEqual({
      type: 'waiting',
    });
    expect(parseLogSearch({ ...options, text: '' })).toEqual({
      type: 'nothing',
    });
  });
});

describe('an expression that a link brings', () => {
  const options = { matchesCase: false, isRegex: true };

  it.each(['x(?=y)', 'x(?!y)', '(?<=y)x', '(?<!y)x', '(x)\\1'])(
    'says that %s needs more than linear time',
    text => {
      expect(parseLogSearch({ ...options, text }, engine)).toEqual(
        expect.objectContaining({ type: 'mistake', code: 'unsupported' }),
      );
    },
  );

  it.each([
    ['a'.repeat(1_001)],
    ['(?:[a-z]?){500}Q'],
    ['(?:(?:a|b|c|d){10}){100}'],
  ])('refuses %s for its size', text => {
    expect(parseLogSearch({ ...options, text }, engine)).toEqual(
      expect.objectContaining({ type: 'mistake', code: 'tooLarge' }),
    );
  });

  it.each(['(a+)+$', '(a|a)*b', '(a|aa)+$', '(.*)*x', '([a-z]+)*\\d'])(
    'answers %s for a line on which it would hang a browser',
    text => {
      // Backtracking would take longer than the age of the universe.
      const line = `${'a'.repeat(20_000)}!`;
      expect(compiledPattern(text, { isRegex: true }).test(line)).toBe(false);
    },
  );

  it('gives up when it takes too long, for good', () => {
    let now = 0;
    const slow: LinePattern = {
      test: () => {
        now += 300;
        return true;
      },
      hits: () => [],
    };
    const pattern = new TimedPattern(slow, () => now);
    const lines = Array.from({ length: 10 }, () => ({ text: 'a' }));
    const found = lines.map(line => pattern.testLine(line));
    expect(found.filter(Boolean)).toHaveLength(4);
    expect(pattern.hasGivenUp).toBe(true);
    now += 1_000_000;
    expect(pattern.test('a')).toBe(false);
  });

  it('may go on for ever where lines come one by one', () => {
    let now = 0;
    let asked = 0;
    const quick: LinePattern = {
      test: () => {
        now += 1;
        asked += 1;
        return true;
      },
      hits: () => [],
    };
    const pattern = new TimedPattern(quick, () => now);
    for (let i = 0; i < 10_000; i++) {
      const line = { text: 'a' };
      expect(pattern.testLine(line) && pattern.testLine(line)).toBe(true);
      now += 30;
    }
    expect(asked).toBe(10_000);
  });
});

describe('markHits', () => {
  const line = [{ text: 'an ' }, { text: 'ERR', isBold: true }, { text: 'or' }];

  it('marks hits across changes of style', () => {
    expect(markHits(line, compiledPattern('error'))).toEqual([
      { text: 'an ' },
      { text: 'ERR', isBold: true, isHit: true },
      { text: 'or', isHit: true },
    ]);
    expect(markHits([{ text: 'abcabd' }], compiledPattern('ab'))).toEqual([
      { text: 'ab', isHit: true },
      { text: 'c' },
      { text: 'ab', isHit: true },
      { text: 'd' },
    ]);
  });

  it('leaves a line without a match unchanged', () => {
    expect(markHits(line, compiledPattern('nothing'))).toBe(line);
    expect(markHits(line, compiledPattern('x*', { isRegex: true }))).toBe(line);
  });

  it('never changes what is written', () => {
    const text = fc.stringMatching(/^[ab]*$/);
    fc.assert(
      fc.property(
        fc.array(fc.record({ text })),
        fc.stringMatching(/^[ab]+$/),
        (segments, wanted) => {
          const marked = markHits(segments, compiledPattern(wanted));
          expect(plainText(marked)).toBe(plainText(segments));
          const hits = marked.filter(({ isHit }) => isHit);
          expect(hits.length > 0).toBe(plainText(segments).includes(wanted));
        },
      ),
    );
  });
});
