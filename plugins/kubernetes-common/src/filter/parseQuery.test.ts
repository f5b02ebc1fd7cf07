import fc from 'fast-check';
import { DISPLAY_STATES } from '../status/displayState';
import { FILTER_ERROR_CODES, FilterTerm, formatQuery, parseQuery } from '.';
import { DETAIL_FIELDS } from './fields/details';
import { LIST_FIELDS } from './fields/locations';

describe('parseQuery', () => {
  it.each([
    ['a "b', 'unclosed-quote', 2, 4],
    ['node:"b', 'unclosed-quote', 5, 7],
    ['a ! b', 'missing-text', 2, 3],
    ['status:', 'missing-value', 0, 7],
    ['x cluster:a,', 'missing-value', 2, 12],
    ['cluster:""', 'missing-value', 0, 10],
    ['status:failing,broken', 'unknown-status', 0, 21],
    ['label:', 'missing-key', 0, 6],
    ['annotation:=x', 'missing-key', 0, 11],
    ['annotation:team=', 'missing-value', 0, 16],
    ['restarts:many', 'bad-restarts', 9, 13],
    ['restarts:>', 'bad-restarts', 9, 10],
    ['age:1h', 'bad-age', 4, 6],
    ['age:<', 'bad-age', 4, 5],
    ['age:<1x', 'bad-age', 4, 7],
    ['stauts:failing', 'unknown-field', 0, 6],
    ['crash !colour:red', 'unknown-field', 7, 13],
    ['images:', 'unknown-field', 0, 6],
    ['exit:', 'bad-exit', 5, 5],
    ['exit:bad', 'bad-exit', 5, 8],
    ['exit:>1,2', 'bad-exit', 5, 9],
    ['-l env in (a', 'bad-selector', 3, 9],
    ['-l env in a', 'bad-selector', 3, 9],
    ['a -l', 'missing-selector', 2, 4],
    ['-l a=b=c', 'bad-selector', 3, 8],
    ['-l !a=b', 'bad-selector', 3, 7],
    ['-l a,', 'bad-selector', 3, 5],
  ])('says what is wrong with `%s`, and where', (text, code, start, end) => {
    expect(parseQuery(text)).toEqual({
      ok: false,
      error: { code, start, end },
    });
  });

  it('keeps states that the backend has sent apart from its own', () => {
    const parsed = parseQuery('status:failing,rolling', ['Rolling']);
    expect(parsed).toMatchObject({
      ok: true,
      query: {
        terms: [
          { type: 'status', states: ['failing'], sentStates: ['rolling'] },
        ],
      },
    });
  });

  it('refuses thirty thousand terms of a link', () => {
    expect(parseQuery('!a '.repeat(30_000))).toEqual({
      ok: false,
      error: { code: 'too-long', start: 2_000, end: 90_000 },
    });
  });

  it('reads its own text as the same query, whatever the query is', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    const word = fc.stringMatching(/^[a-z][a-z0-9./-]{0,8}$/);
    const isNegated = fc.boolean();
    const term: fc.Arbitrary<FilterTerm> = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text, isNegated }),
      fc.record({
        type: fc.constant('text' as const),
        text: fc.constantFrom('', '!', '-l', 'age:', 'a"b', '"', '\\', 'a b'),
        isNegated,
      }),
      fc.record({
        type: fc.constant('status' as const),
        states: fc.array(fc.constantFrom(...DISPLAY_STATES), { minLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('list' as const),
        field: fc.constantFrom(...LIST_FIELDS),
        values: fc.array(text, { minLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('written' as const),
        source: fc.constantFrom('label', 'annotation'),
        key: word,
        values: fc.array(text, { minLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('detail' as const),
        field: fc.constantFrom(...DETAIL_FIELDS),
        values: fc.array(text, { minLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('exit' as const),
        comparison: fc.constant('=' as const),
        codes: fc.array(fc.nat({ max: 99_999 }), { minLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('exit' as const),
        comparison: fc.constantFrom('<', '>='),
        codes: fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 1 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('restarts' as const),
        comparison: fc.constantFrom('<', '<=', '=', '>=', '>'),
        count: fc.nat({ max: 999_999_999 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('age' as const),
        comparison: fc.constantFrom('<', '>'),
        ageSeconds: fc.nat({ max: 100_000_000 }),
        isNegated,
      }),
      fc.record({
        type: fc.constant('labels' as const),
        requirements: fc.array(
          fc.oneof(
            fc.record({
              key: word,
              operator: fc.constantFrom('exists', 'absent'),
            }),
            fc.record({
              key: word,
              operator: fc.constantFrom('in', 'notin'),
              values: fc.array(fc.oneof(word, fc.constant('')), {
                minLength: 1,
              }),
            }),
            fc.record({
              key: word,
              operator: fc.constantFrom('=', '!='),
              value: fc.oneof(word, fc.constant('')),
            }),
          ),
          { minLength: 1 },
        ),
        isNegated,
      }),
    );
    fc.assert(
      fc.property(fc.array(term), terms => {
        expect(parseQuery(formatQuery({ terms }))).toEqual({
          ok: true,
          query: { terms },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('answers any text with a query or with an error inside of the text', () => {
    const piece = fc.constantFrom(
      ...'status: restarts:> age:< exit: image: x: in ( ) notin -l ! " , = a 1 annotation: \\ failing cluster:'.split(
        ' ',
      ),
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map(pieces => pieces.join('')),
    );
    fc.assert(
      fc.property(text, input => {
        const result = parseQuery(input);
        const isSound = result.ok
          ? parseQuery(formatQuery(result.query)).ok
          : FILTER_ERROR_CODES.includes(result.error.code) &&
            result.error.start >= 0 &&
            result.error.end >= result.error.start &&
            result.error.end <= input.length;
        expect(isSound).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
