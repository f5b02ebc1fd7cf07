import { metadataValue } from '../../group';
import { formatValues, matchesAny, readValues } from '../values';
import { FieldSyntax, TermOf } from './FieldSyntax';

/** The values of a key without a list. */
const ANY_TEXT = '*';

/** `label:KEY=VALUE` and `annotation:KEY=VALUE` */
export const WRITTEN: FieldSyntax<TermOf<'written'>> = {
  words: ['label', 'annotation'],
  samples: { written: ['label:KEY=VALUE', 'annotation:KEY=VALUE'] },
  parse({ scanner, start, word, isNegated }) {
    const key = scanner.word('=');
    if (key === '') throw scanner.failure('missing-key', start);
    const values = scanner.take('=') ? readValues(scanner, start) : [ANY_TEXT];
    const source = word === 'label' ? word : 'annotation';
    return { type: 'written', source, key, values, isNegated };
  },
  format: ({ source, key, values }) =>
    `${source}:${key}=${formatValues(values)}`,
  matches(term, { row }) {
    const value = metadataValue(row, term);
    return value !== undefined && matchesAny([value], term.values);
  },
};
