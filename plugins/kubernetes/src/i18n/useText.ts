import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { showInvisible } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { unknownKeyText } from './unknownKeyText';
import { kubernetesTranslationRef } from './tabTranslation';

/** The function that turns a key of the tab's own strings into words. */
export type Translate = TranslationFunction<
  (typeof kubernetesTranslationRef)['T']
>;

/** What others have named is filled in such that nothing of it is unseen. */
function seen(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? showInvisible(value) : value,
    ]),
  );
}

/**
 * The words of the tab, in the reader's language. A key for what only a newer
 * backend knows, such as `state.quarantined`, gives that name.
 */
export function useText(): Translate {
  const { t } = useTranslationRef(kubernetesTranslationRef);
  return useMemo(() => {
    const loose = t as (key: string, options?: unknown) => string;
    const translate = (key: string, options?: unknown) =>
      unknownKeyText(key) ?? loose(key, seen(options));
    return translate as Translate;
  }, [t]);
}
