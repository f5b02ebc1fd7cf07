import { markdownToText } from '../texts/markdown';

/** A moment, or text. */
export type FilterInput = string | Date;

const MS_PER_SECOND = 1_000;
const REGEX_SYNTAX = /[\\^$.*+?()[\]{}|]/g;
const NOT_PLAIN_IN_CLOUDWATCH = /[^A-Za-z0-9_.-]/gu;
/** Lone surrogates, which URLs can't contain. */
const BROKEN_CHARACTER = /\p{Surrogate}/gu;

/** Filters, which change a value before it is percent-encoded. */
const FILTERS: Readonly<Record<string, (value: FilterInput) => FilterInput>> = {
  /** Milliseconds since 1970. */
  ms: value => String(toMillis(value)),
  /** Whole seconds since 1970. */
  s: value => String(Math.floor(toMillis(value) / MS_PER_SECOND)),
  lower: value => toText(value).toLowerCase(),
  /** Markdown for where it is not formatted. */
  text: value => markdownToText(toText(value)),
  /** In double quotes, as JSON, LogQL, KQL and most query languages have it. */
  json: value => JSON.stringify(toText(value)),
  /** For use inside of a regular expression. */
  regex: value => toText(value).replace(REGEX_SYNTAX, '\\$&'),
  /** For use inside of single quotes in Kibana's rison. */
  rison: value => toText(value).replace(/[!']/g, '!$&'),
  /** For use inside of a CloudWatch Logs Insights link. */
  cloudwatch: value => toText(value).replace(NOT_PLAIN_IN_CLOUDWATCH, toStars),
  /** One more round of percent-encoding, for a URL inside of a URL. */
  uri: value => encodeURIComponent(toText(value)),
};

/** The default for an unknown value. */
const DEFAULT_FILTER = 'default';

export const LINK_FILTERS = [
  ...Object.keys(FILTERS),
  `${DEFAULT_FILTER}:TEXT`,
].join(', ');

export interface FilterCall {
  readonly name: string;
  readonly argument: string;
}

/** Whether a filter converts a time to a number. */
export function isTimeFilter({ name }: FilterCall): boolean {
  return name === 'ms' || name === 's';
}

export function isKnownFilter({ name, argument }: FilterCall): boolean {
  return name === DEFAULT_FILTER
    ? argument !== ''
    : Object.hasOwn(FILTERS, name) && argument === '';
}

/** The resulting text; undefined without a value and a default. */
export function applyFilters(
  value: FilterInput | undefined,
  filters: readonly FilterCall[],
): string | undefined {
  const result = filters.reduce<FilterInput | undefined>(
    (input, { name, argument }) => {
      if (name === DEFAULT_FILTER) return input ?? argument;
      return input === undefined ? undefined : FILTERS[name](input);
    },
    value,
  );
  return result === undefined ? undefined : toText(result);
}

function toText(value: FilterInput): string {
  return typeof value === 'string'
    ? value.replace(BROKEN_CHARACTER, '\ufffd')
    : value.toISOString();
}

function toMillis(value: FilterInput): number {
  return new Date(value).getTime();
}

/** `*2f` for what would be `%2F`; also for what `encodeURIComponent` leaves alone. */
function toStars(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character
    ? `*${character.charCodeAt(0).toString(16)}`
    : encoded.replaceAll('%', '*').toLowerCase();
}
