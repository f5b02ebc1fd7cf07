import { FilteredPod } from '../FilteredPod';
import { Scanner } from '../Scanner';
import { FilterTerm } from '../types';

/** A term with a word before a colon. */
export type FieldTerm = Exclude<
  FilterTerm,
  { readonly type: 'text' | 'labels' }
>;

export type TermOf<T extends FilterTerm['type']> = Extract<
  FilterTerm,
  { readonly type: T }
>;

/** A field of which the word and the colon were read. */
export interface FieldInput {
  /** At the value. */
  readonly scanner: Scanner;
  /** Where the word begins. */
  readonly start: number;
  readonly word: string;
  readonly isNegated: boolean;
  /** States that only a newer backend knows. */
  readonly sentStates: readonly string[];
}

/** How one type of term with a word before a colon is read, written and matched. */
export interface FieldSyntax<T> {
  readonly words: readonly string[];
  /** Examples for the help, by the line of it that they belong to: a key of `filterHelp.finds`. */
  readonly samples: Readonly<Record<string, readonly string[]>>;
  /** Throws a {@link FilterSyntaxError} for an invalid value. */
  parse(input: FieldInput): T;
  format(term: T): string;
  /** @param now - Milliseconds since 1970 */
  matches(term: T, pod: FilteredPod, now: number): boolean;
}
