import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { useText } from '../i18n/useText';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DEFAULT_ZONE = 'UTC';

/**
 * Words for a moment to come: `in 3 hours, at 02:00 Europe/Berlin`.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function useUntil(
  now: number,
): (time: string, timeZone: string | undefined) => string {
  const t = useText();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(
    () =>
      (time, timeZone = DEFAULT_ZONE) => {
        const at = new Date(time);
        const leftMs = Math.max(0, at.getTime() - now);
        const zone = isZone(timeZone) ? timeZone : DEFAULT_ZONE;
        return t('objects.cron.next', {
          when: relative(leftMs, language),
          time: new Intl.DateTimeFormat(language, {
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
            timeZone: zone,
            ...(leftMs >= DAY && {
              weekday: 'short',
              day: 'numeric',
              month: 'short',
            }),
          }).format(at),
          zone,
        });
      },
    [now, language, t],
  );
}

function relative(leftMs: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  if (leftMs >= 2 * DAY) return words.format(Math.floor(leftMs / DAY), 'day');
  if (leftMs >= HOUR) return words.format(Math.floor(leftMs / HOUR), 'hour');
  return words.format(Math.ceil(leftMs / MINUTE), 'minute');
}

/** The browser may know other zones than the cluster. */
function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
