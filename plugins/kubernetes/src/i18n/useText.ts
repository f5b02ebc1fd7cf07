import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { Translate } from './Translate';
import { readableOptions } from './readableCounts';
import { unknownKeyText } from './unknownKeyText';
import { kubernetesTranslationRef } from './tabTranslation';

export type { Translate };

/**
 * The words of the tab, in the reader's language. A key for what only a newer
 * backend knows, such as `state.quarantined`, gives that name.
 */
export function useText(): Translate {
  const { t } = useTranslationRef(kubernetesTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(() => {
    const loose = t as (key: string, options?: unknown) => string;
    const translate = (key: string, options?: unknown) =>
      unknownKeyText(key) ?? loose(key, readableOptions(options, language));
    return translate as Translate;
  }, [t, language]);
}
