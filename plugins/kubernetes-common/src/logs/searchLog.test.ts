import fc from 'fast-check';
import { plainText } from './parseAnsi';
import { markHits, matchesLine, parseLogSearch } from './searchLog';

function patternOf(text: string, options: object = {}): RegExp {
  const result = parseLogSearch({
    text,
    matchesCase: false,
    isRegex: false,
    ...options,
  });
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
    expect(matchesLine(line, patternOf(text, options))).toBe(isFound);
  });

  it('finds any text literally', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), text => {
        expect(matchesLine(`a${text}b`, patternOf(text))).toBe(true);
      }),
    );
  });

  it('says what is wrong with a pattern, and looks for nothing without a text', () => {
    const options = { matchesCase: false, isRegex: true };
    expect(parseLogSearch({ ...options, text: '(' })).toEqual({
      type: 'mistake',
      message: expect.stringMatching(/group/i),
    });
    expect(parseLogSearch({ ...options, text: '' })).toEqual({
      type: 'nothing',
    });
  });
});

describe('markHits', () => {
  const line = [{ text: 'an ' }, { text: 'ERR', isBold: true }, { text: 'or' }];

  it('marks hits across changes of style', () => {
    expect(markHits(line, patternOf('error'))).toEqual([
      { text: 'an ' },
      { text: 'ERR', isBold: true, isHit: true },
      { text: 'or', isHit: true },
    ]);
    expect(markHits([{ text: 'abcabd' }], patternOf('ab'))).toEqual([
      { text: 'ab', isHit: true },
      { text: 'c' },
      { text: 'ab', isHit: true },
      { text: 'd' },
    ]);
  });

  it('leaves a line without a hit alone', () => {
    expect(markHits(line, patternOf('nothing'))).toBe(line);
    expect(markHits(line, patternOf('x*', { isRegex: true }))).toBe(line);
  });

  it('never changes what is written', () => {
    const text = fc.stringMatching(/^[ab]*$/);
    fc.assert(
      fc.property(
        fc.array(fc.record({ text })),
        fc.stringMatching(/^[ab]+$/),
        (segments, wanted) => {
          const marked = markHits(segments, patternOf(wanted));
          expect(plainText(marked)).toBe(plainText(segments));
          const hits = marked.filter(({ isHit }) => isHit);
          expect(hits.length > 0).toBe(plainText(segments).includes(wanted));
        },
      ),
    );
  });
});
