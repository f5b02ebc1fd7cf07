import { DimensionKey } from '../group';
import { DisplayState } from '../status/displayState';
import { FilterErrorCode } from './errors';
import { DetailField } from './fields/details';
import { NumberTerm } from './fields/numbers';
import { ListField } from './fields/locations';

/**
 * One part of a label selector, with kubectl's meaning: `!=` and `notin` are also true
 * for pods without the key.
 *
 * @public
 */
export type LabelRequirement =
  | { readonly key: string; readonly operator: 'exists' | 'absent' }
  | {
      readonly key: string;
      readonly operator: '=' | '!=';
      readonly value: string;
    }
  | {
      readonly key: string;
      readonly operator: 'in' | 'notin';
      readonly values: readonly string[];
    };

/**
 * One condition, which can be negated.
 *
 * @public
 */
export type FilterTerm = { readonly isNegated: boolean } & (
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'status';
      readonly states: readonly DisplayState[];
      /** States that only a newer backend knows, as typed. */
      readonly sentStates?: readonly string[];
    }
  | {
      readonly type: 'list';
      readonly field: ListField;
      /** Any of them; `*` stands for any text. */
      readonly values: readonly string[];
    }
  | {
      /** `label:KEY` and `annotation:KEY`. */
      readonly type: 'written';
      readonly source: DimensionKey['source'];
      readonly key: string;
      /** Any of them; `*` stands for any text. */
      readonly values: readonly string[];
    }
  | {
      readonly type: 'detail';
      readonly field: DetailField;
      /** Any of them; `*` stands for any text. */
      readonly values: readonly string[];
    }
  | NumberTerm
  | {
      readonly type: 'labels';
      readonly requirements: readonly LabelRequirement[];
    }
);

/**
 * All terms must hold; without terms, everything matches.
 *
 * @public
 */
export interface FilterQuery {
  readonly terms: readonly FilterTerm[];
}

/**
 * Maximum length of a filter: links can contain any text, and each term is
 * checked for each pod.
 *
 * @public
 */
export const MAX_FILTER_LENGTH = 2_000;

/**
 * An error in a filter, from `start` to before `end`, in UTF-16 units.
 *
 * @public
 */
export interface FilterError {
  readonly code: FilterErrorCode;
  readonly start: number;
  readonly end: number;
}

/** @public */
export type FilterResult =
  | { readonly ok: true; readonly query: FilterQuery }
  | { readonly ok: false; readonly error: FilterError };
