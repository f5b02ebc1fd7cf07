import { NumberField, NUMBERS, NumberTerm } from '../fields/numbers';
import { FieldSyntax, TermOf } from './FieldSyntax';

type NumberType = NumberTerm['type'];

/** `exit:137`, and all other fields whose value is one word with a number. */
export const NUMBER_SYNTAX = Object.fromEntries(
  Object.entries(NUMBERS).map(([type, field]) => [
    type,
    numberSyntax(type as NumberType, field as NumberField<TermOf<NumberType>>),
  ]),
) as { readonly [T in NumberType]: FieldSyntax<TermOf<T>> };

function numberSyntax<T extends NumberType>(
  type: T,
  field: NumberField<TermOf<T>>,
): FieldSyntax<TermOf<T>> {
  return {
    words: [type],
    samples: { [field.help]: field.samples },
    parse({ scanner, isNegated }) {
      const start = scanner.position;
      const value = field.parse(scanner.word());
      if (!value) throw scanner.failure(`bad-${type}`, start);
      return { type, ...value, isNegated } as TermOf<T>;
    },
    format: term => `${type}:${field.format(term)}`,
    matches: (term, { row }, now) => field.matches(term, row, now),
  };
}
