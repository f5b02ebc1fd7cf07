import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';

/**
 * A moment by the clock of the reader: `14:01`, with the date where that is not today.
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
  const isToday = at.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(!isToday && { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at);
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
