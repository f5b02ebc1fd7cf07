import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { formatAge } from '../../format/age';
import { visible } from '../../format/visible';
import { formatCount } from '../readableCounts';

const MILLISECONDS = 1_000;

/** Numbers that name something and don't count it. */
const NAMES: ReadonlySet<string> = new Set(['exitCode', 'port']);

/** The param that a placeholder is filled from: `{{duration}}` is `seconds` in words. */
export function placeholderParam(placeholder: string): string {
  return placeholder === 'duration' ? 'seconds' : placeholder;
}

/** What is filled into texts: numbers as the language writes them, and what others have named with nothing unseen. */
export function wordedParams(
  params: Finding['params'],
  language: string,
): Finding['params'] {
  const worded = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' && !NAMES.has(name)
      ? formatCount(value, language)
      : visible(value),
  ]);
  const { seconds } = params;
  return {
    ...Object.fromEntries(worded),
    ...(typeof seconds === 'number' && {
      duration: formatAge(seconds * MILLISECONDS, language, 'short'),
    }),
  };
}
