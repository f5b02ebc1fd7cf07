import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { useText } from '../i18n/useText';
import {
  formatAge,
  JUST_NOW_MS,
} from '@podlight/backstage-plugin-kubernetes-common';

const MINUTE_MS = 60_000;

/** Words for how long ago something was. Times are RFC 3339. */
export interface AgeWords {
  /** Milliseconds since 1970, by the clock that wrote the times: the moment of these words. */
  readonly now: number;
  /** `12m`; undefined for a time that is absent or is none. */
  age(time: string | undefined): string | undefined;
  /** `12m ago`, `just now`. */
  ago(time: string): string;
}

/**
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function useAge(now: number): AgeWords {
  const t = useText();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(() => {
    const since = (time: string) => now - Date.parse(time);
    return {
      now,
      age: time => {
        const ageMs = time === undefined ? Number.NaN : since(time);
        return Number.isNaN(ageMs) ? undefined : formatAge(ageMs, language);
      },
      ago: time =>
        since(time) < JUST_NOW_MS
          ? t('time.justNow')
          : t('time.ago', { age: formatAge(since(time), language) }),
    };
  }, [now, language, t]);
}

/** Formats a duration until now; undefined for less than a minute. */
export type SpanWords = (since: string | undefined) => string | undefined;

/**
 * Words for how long something has been so: `12 min`, `3 hr`.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function useSpan(now: number): SpanWords {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const minute = now - (now % MINUTE_MS);
  return useCallback(
    since => {
      const ageMs =
        since === undefined ? Number.NaN : minute - Date.parse(since);
      return ageMs >= MINUTE_MS
        ? formatAge(ageMs, language, 'short')
        : undefined;
    },
    [minute, language],
  );
}
