import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { kubernetesTranslationRef } from './translation';

/** The function that turns a key of the tab's own strings into words. */
export type Translate = TranslationFunction<
  (typeof kubernetesTranslationRef)['T']
>;

/** The words of the tab, in the reader's language. */
export function useText(): Translate {
  return useTranslationRef(kubernetesTranslationRef).t;
}
