import { Finding } from '../diagnose/types';
import { showInvisible } from '../invisible';
import { formatAge } from './formatAge';
import { formatCount } from './formatCount';
import { formatTime } from './formatTime';

const MILLISECONDS = 1_000;

/** Numbers that name something and don't count it. */
const NAMES: ReadonlySet<string> = new Set(['exitCode', 'port']);

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
  const { seconds } = params;
  return {
    ...Object.fromEntries(worded),
    ...(typeof seconds === 'number' && {
      duration: formatAge(seconds * MILLISECONDS, language, 'short'),
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
    return showInvisible(
      TIMES.has(name) ? formatTime(value, language, timeZone) : value,
    );
  }
  return NAMES.has(name) ? value : formatCount(value, language);
}
