import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';

/**
 * A moment by the clock of the reader: `14:01`, with the date where that is not today, and with
 * the year where that is not this one.
 *
 * @returns undefined for a time that is absent or is none
 */
export function formatMoment(
  time: string | undefined,
  now: number,
  language: string,
): string | undefined {
  const at = new Date(time ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return undefined;
  return dateFormats(at, new Date(now))
    .map(format => new Intl.DateTimeFormat(language, format).format(at))
    .join(', ');
}

function dateFormats(
  at: Date,
  now: Date,
): readonly Intl.DateTimeFormatOptions[] {
  if (at.toDateString() === now.toDateString()) return [{ timeStyle: 'short' }];
  if (at.getFullYear() !== now.getFullYear()) {
    return [{ dateStyle: 'medium', timeStyle: 'short' }];
  }
  // In one format, German loses the leading zero of hours, and styles go with no single fields.
  return [{ month: 'short', day: 'numeric' }, { timeStyle: 'short' }];
}

/**
 * Writes moments in the reader's language.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function useMoment(
  now: number,
): (time: string | undefined) => string | undefined {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useCallback(
    time => formatMoment(time, now, language),
    [now, language],
  );
}
