import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { formatAge } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [DAY, HOUR, MINUTE, 1];
const MILLISECONDS = 1_000;

/** A duration in full, unlike an age: `10 min`, `1 hr 30 min`. */
export function formatDuration(seconds: number, language: string): string {
  let left = seconds;
  const parts = UNITS.flatMap(unit => {
    const length = left - (left % unit);
    left -= length;
    return length > 0 ? [inWords(length, language)] : [];
  });
  return parts.length === 0 ? inWords(0, language) : parts.join(' ');
}

function inWords(seconds: number, language: string): string {
  return formatAge(seconds * MILLISECONDS, language, 'short');
}

/** Words for a duration in whole seconds, in the reader's language. */
export function useDuration(): (seconds: number) => string {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useCallback(seconds => formatDuration(seconds, language), [language]);
}
