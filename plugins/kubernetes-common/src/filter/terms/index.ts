import { DETAIL } from './detail';
import { FieldSyntax, FieldTerm, TermOf } from './FieldSyntax';
import { LIST } from './list';
import { NUMBER_SYNTAX } from './numbers';
import { STATUS } from './status';
import { WRITTEN } from './written';

const SYNTAX: {
  readonly [T in FieldTerm['type']]: FieldSyntax<TermOf<T>>;
} = {
  status: STATUS,
  list: LIST,
  detail: DETAIL,
  ...NUMBER_SYNTAX,
  written: WRITTEN,
};

/** One for each type of term. */
export const ALL_SYNTAX: readonly FieldSyntax<FieldTerm>[] =
  Object.values<FieldSyntax<any>>(SYNTAX);

const BY_WORD = new Map(
  ALL_SYNTAX.flatMap(each => each.words.map(word => [word, each] as const)),
);

/** The fields that a filter takes: all words before a colon. */
export const WORDS: readonly string[] = [...BY_WORD.keys()];

export function findSyntax(word: string): FieldSyntax<FieldTerm> | undefined {
  return BY_WORD.get(word);
}

export function getSyntax<T extends FieldTerm>(term: T): FieldSyntax<T> {
  return SYNTAX[term.type] as FieldSyntax<any>;
}
