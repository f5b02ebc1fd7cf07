import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { formatCount } from '@podlight/backstage-plugin-kubernetes-common';

/** Writes a number that stands alone as the reader's language does: `12,345`. */
export function useCount(): (count: number) => string {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useCallback(count => formatCount(count, language), [language]);
}
