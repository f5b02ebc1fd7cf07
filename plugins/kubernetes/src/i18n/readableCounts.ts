import {
  formatCount,
  showInvisible,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Placeholders for how many there are of something. Ports, exit codes and versions aren't among them. */
const COUNTS: ReadonlySet<string> = new Set([
  'asked',
  'current',
  'desired',
  'done',
  'hits',
  'lines',
  'max',
  'measured',
  'min',
  'more',
  'ms',
  'old',
  'p50',
  'p95',
  'position',
  'ready',
  'restarts',
  'seen',
  'shown',
  'total',
  'updated',
  'values',
]);

/** Shorter numbers have no separator in any language. */
const LONG = /^\d{4,15}$/;

/**
 * What is filled into a text: numbers as the language writes them, and what others
 * have named such that nothing of it is unseen.
 */
export function readableOptions(options: unknown, language: string): unknown {
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, value]: [string, unknown]) => [
      name,
      readable(name, value, language),
    ]),
  );
}

function readable(name: string, value: unknown, language: string): unknown {
  if (typeof value === 'number') {
    return name === 'count' && value >= 1_000
      ? countable(value, language)
      : value;
  }
  if (typeof value !== 'string') return value;
  return COUNTS.has(name) && LONG.test(value)
    ? formatCount(Number(value), language)
    : showInvisible(value);
}

/** A number where i18next chooses the plural by it, and a text where it writes it down. */
function countable(count: number, language: string): object {
  return {
    [Symbol.toPrimitive]: (hint: string) =>
      hint === 'number' ? count : formatCount(count, language),
  };
}
