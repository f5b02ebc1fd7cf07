import fc from 'fast-check';
import {
  LabelSelector,
  ParsedSelector,
  parseSelector,
} from '../../locate/selector';
import { Labels } from '../records';

const KEY = fc.constantFrom('app', 'tier', 'team');
const VALUE = fc.constantFrom('a', 'b', '2');

/** Labels of a small world, in which selectors often match. */
export const labelsArbitrary: fc.Arbitrary<Labels> = fc.dictionary(KEY, VALUE);

const term = fc.oneof(
  fc.tuple(KEY, VALUE).map(([key, value]) => `${key}=${value}`),
  fc.tuple(KEY, VALUE).map(([key, value]) => `${key}!=${value}`),
  fc.tuple(KEY, VALUE, VALUE).map(([key, a, b]) => `${key} in (${a}, ${b})`),
  fc.tuple(KEY, VALUE).map(([key, value]) => `${key} notin (${value})`),
  KEY,
  KEY.map(key => `!${key}`),
  KEY.map(key => `${key} > 1`),
);

/** Any selector that the annotation may have, negative terms and all. */
export const selectorArbitrary: fc.Arbitrary<LabelSelector> = fc
  .array(term, { minLength: 1, maxLength: 3 })
  .map(terms => parseSelector(terms.join(',')))
  .filter(isParsed)
  .map(({ selector }) => selector);

/** Selectors that only exclude labels are refused. */
function isParsed(
  parsed: ParsedSelector,
): parsed is Extract<ParsedSelector, { ok: true }> {
  return parsed.ok;
}
