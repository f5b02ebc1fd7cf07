import { PodRow } from '../../wire/podTypes';
import { formatAge, parseAge } from '../age';
import { compare, Comparison, readComparison } from '../compare';
import { typedKeys } from '../typedKeys';

/**
 * A condition on a number of a pod. Its `type` is the field, such as `exit` in
 * `exit:137`.
 *
 * @public
 */
export type NumberTerm =
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
    };

/** A field whose value is one word. */
export interface NumberField<T> {
  /** Examples for the help, and the line of it that they belong to: a key of `filterHelp.finds`. */
  readonly help: string;
  readonly samples: readonly string[];
  /** Undefined for an invalid word. The error is `bad-` and the name of the field. */
  parse(word: string): Omit<T, 'type'> | undefined;
  format(term: T): string;
  /** @param now - Milliseconds since 1970 */
  matches(term: T, row: PodRow, now: number): boolean;
}

const EXIT = /^(<=|>=|<|>|=|)(\d{1,5})$/;
const RESTARTS = /^(<=|>=|<|>|=|)(\d{1,9})$/;

/** All fields whose value is one word with a number: this is the only file that knows one. */
export const NUMBERS: {
  readonly [F in NumberTerm['type']]: NumberField<
    Extract<NumberTerm, { readonly type: F }>
  >;
} = {
  exit: {
    help: 'details',
    samples: ['exit:137'],
    // Several codes, or one with a comparison.
    parse(word) {
      const matches = word.split(',').map(part => EXIT.exec(part));
      const codes = matches.map(match => Number(match?.[2]));
      const isOne = matches.length === 1 || matches.every(each => !each?.[1]);
      return codes.some(Number.isNaN) || !isOne
        ? undefined
        : { comparison: readComparison(matches[0]?.[1]), codes };
    },
    format: ({ comparison, codes }) =>
      `${codes.length > 1 ? '' : comparison}${codes.join(',')}`,
    matches: ({ comparison, codes }, { containers }) =>
      containers.some(
        ({ exitCode }) =>
          exitCode !== undefined &&
          codes.some(code => compare(exitCode, comparison, code)),
      ),
  },
  restarts: {
    help: 'numbers',
    samples: ['restarts:>3'],
    parse(word) {
      const match = RESTARTS.exec(word);
      return match
        ? { comparison: readComparison(match[1]), count: Number(match[2]) }
        : undefined;
    },
    format: ({ comparison, count }) => `${comparison}${count}`,
    matches: ({ comparison, count }, { restarts }) =>
      compare(restarts, comparison, count),
  },
  age: {
    help: 'numbers',
    samples: ['age:<1h'],
    parse(word) {
      const comparison = word.startsWith('<') ? '<' : '>';
      const ageSeconds = parseAge(word.slice(1));
      return word.startsWith(comparison) && ageSeconds !== undefined
        ? { comparison, ageSeconds }
        : undefined;
    },
    format: ({ comparison, ageSeconds }) =>
      `${comparison}${formatAge(ageSeconds)}`,
    matches: ({ comparison, ageSeconds }, { createdAt }, now) =>
      compare(
        now - Date.parse(createdAt ?? ''),
        comparison,
        ageSeconds * 1_000,
      ),
  },
};

export const NUMBER_FIELDS = typedKeys(NUMBERS);
