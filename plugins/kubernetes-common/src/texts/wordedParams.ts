import { Finding } from '../diagnose/types';
import { showInvisible } from '../invisible';
import { parseQuantity } from '../usage/quantity';
import { formatAge } from './formatAge';
import { formatBytes } from './formatBytes';
import { formatCount } from './formatCount';
import { formatTime } from './formatTime';

const MILLISECONDS = 1_000;

/** Numbers that name something and don't count it. */
const NAMES: ReadonlySet<string> = new Set(['exitCode', 'port']);

/** Amounts of memory or disk space, as the manifest writes them. */
const SIZES: ReadonlySet<string> = new Set(['limit']);

/** Amounts of anything: those with such a suffix are bytes. */
const AMOUNTS: ReadonlySet<string> = new Set(['requested']);
const OF_BYTES = /[KMGTPE]i$/;

/** Between the amounts of several containers. */
const PLUS = ' + ';

/** Times of objects, as RFC 3339. */
const TIMES: ReadonlySet<string> = new Set(['notAfter']);

/**
 * The param that a placeholder is filled from: `{{duration}}` is `seconds` in words.
 *
 * @public
 */
export function placeholderParam(placeholder: string): string {
  return placeholder === 'duration' ? 'seconds' : placeholder;
}

/**
 * What is filled into texts: numbers and times as the language writes them, and what others have named with nothing unseen.
 *
 * @param timeZone - of the times; that of the reader when absent
 *
 * @public
 */
export function wordedParams(
  params: Finding['params'],
  language: string,
  timeZone?: string,
): Finding['params'] {
  const worded = Object.entries(params).map(([name, value]) => [
    name,
    wordedParam(name, value, language, timeZone),
  ]);
  const { seconds, restartsInSeconds } = params;
  return {
    ...Object.fromEntries(worded),
    ...(typeof seconds === 'number' && {
      duration: formatSeconds(seconds, language),
    }),
    ...(typeof restartsInSeconds === 'number' && {
      restartsIn: formatSeconds(restartsInSeconds, language),
    }),
  };
}

function wordedParam(
  name: string,
  value: string | number,
  language: string,
  timeZone: string | undefined,
): string | number {
  if (typeof value === 'string') {
    if (SIZES.has(name) || AMOUNTS.has(name)) {
      return formatSizes(value, language, SIZES.has(name));
    }
    return showInvisible(
      TIMES.has(name) ? formatTime(value, language, timeZone) : value,
    );
  }
  return NAMES.has(name) ? value : formatCount(value, language);
}

function formatSeconds(seconds: number, language: string): string {
  return formatAge(seconds * MILLISECONDS, language, 'short');
}

/** In the unit of what is used, so that they can be compared. */
function formatSizes(
  sizes: string,
  language: string,
  areBytes: boolean,
): string {
  return sizes
    .split(PLUS)
    .map(size => {
      const bytes =
        areBytes || OF_BYTES.test(size) ? parseQuantity(size) : undefined;
      return bytes === undefined
        ? showInvisible(size)
        : formatBytes(bytes, language);
    })
    .join(PLUS);
}
