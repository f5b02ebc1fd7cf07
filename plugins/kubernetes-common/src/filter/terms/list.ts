import { LIST_FIELDS, locationNames } from '../fields/locations';
import { formatValues, matchesAny, readValues } from '../values';
import { FieldSyntax, TermOf } from './FieldSyntax';

/** `cluster:eu,us`, and all other fields that say where a pod is. */
export const LIST: FieldSyntax<TermOf<'list'>> = {
  words: LIST_FIELDS,
  samples: { place: LIST_FIELDS.map(field => `${field}:`) },
  parse({ scanner, start, word, isNegated }) {
    const values = readValues(scanner, start);
    const field = LIST_FIELDS.find(each => each === word);
    if (!field) throw scanner.failure('unknown-field', start);
    return { type: 'list', field, values, isNegated };
  },
  format: ({ field, values }) => `${field}:${formatValues(values)}`,
  matches: ({ field, values }, pod) =>
    matchesAny(locationNames(pod, field), values),
};
