import { DETAIL_FIELDS, DETAILS } from '../fields/details';
import { formatValues, matchesPattern, readValues } from '../values';
import { FieldSyntax, TermOf } from './FieldSyntax';

/** `image:nginx`, and all other fields whose values are texts of the pod. */
export const DETAIL: FieldSyntax<TermOf<'detail'>> = {
  words: DETAIL_FIELDS,
  samples: { details: DETAIL_FIELDS.map(field => `${field}:`) },
  parse({ scanner, start, word, isNegated }) {
    const values = readValues(scanner, start);
    const field = DETAIL_FIELDS.find(each => each === word);
    if (!field) throw scanner.failure('unknown-field', start);
    return { type: 'detail', field, values, isNegated };
  },
  format: ({ field, values }) => `${field}:${formatValues(values)}`,
  matches({ field, values }, pod) {
    const { texts, matches = matchesPattern } = DETAILS[field];
    return texts(pod).some(text => values.some(value => matches(text, value)));
  },
};
