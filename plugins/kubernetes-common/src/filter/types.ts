import { DimensionKey } from '../group';
import { DisplayState } from '../status/displayState';

/**
 * Fields that take a list of values, such as `cluster:eu,us`. Together with
 * `status`, which has its own values, these are all built-in dimensions.
 *
 * @public
 */
export const LIST_FIELDS = [
  'cluster',
  'region',
  'zone',
  'namespace',
  'workload',
  'node',
  'version',
] as const;

/** @public */
export type ListField = (typeof LIST_FIELDS)[number];

/**
 * Fields about containers and findings that take a list of values: a part of an
 * image, the reason why a container waits or ended, and the class of a finding.
 *
 * @public
 */
export const DETAIL_FIELDS = ['image', 'reason', 'class'] as const;

/** @public */
export type DetailField = (typeof DETAIL_FIELDS)[number];

/**
 * All field names.
 *
 * @public
 */
export const FILTER_FIELDS: readonly string[] = [
  'status',
  ...LIST_FIELDS,
  ...DETAIL_FIELDS,
  'exit',
  'restarts',
  'age',
  'label',
  'annotation',
];

/** @public */
export type Comparison = '<' | '<=' | '=' | '>=' | '>';

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
  | {
      /** The exit code of a container, now or of its last run that ended. */
      readonly type: 'exit';
      readonly comparison: Comparison;
      readonly codes: readonly number[];
    }
  | {
      readonly type: 'restarts';
      readonly comparison: Comparison;
      readonly count: number;
    }
  | {
      readonly type: 'age';
      readonly comparison: '<' | '>';
      readonly ageSeconds: number;
    }
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

/** @public */
export const FILTER_ERROR_CODES = [
  'unclosed-quote',
  'missing-text',
  'missing-value',
  'missing-key',
  'unknown-field',
  'unknown-status',
  'bad-exit',
  'bad-restarts',
  'bad-age',
  'missing-selector',
  'bad-selector',
  'too-long',
] as const;

/**
 * Maximum length of a filter: links can contain any text, and each term is
 * checked for each pod.
 *
 * @public
 */
export const MAX_FILTER_LENGTH = 2_000;

/** @public */
export type FilterErrorCode = (typeof FILTER_ERROR_CODES)[number];

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
