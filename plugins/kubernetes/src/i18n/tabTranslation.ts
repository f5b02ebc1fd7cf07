import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { TAB_MESSAGES } from './en/tab';

/** A chunk of its own, loaded when a reader chooses the language. */
async function inGerman() {
  const german = await import('./de');
  return { default: german.TAB_IN_GERMAN };
}

/**
 * Every string of the Kubernetes tab, except those about failure classes, which
 * are in {@link kubernetesFindingsTranslationRef}.
 *
 * @public
 */
export const kubernetesTranslationRef = createTranslationRef({
  id: 'podlight.kubernetes',
  messages: TAB_MESSAGES,
  translations: { de: inGerman },
});
