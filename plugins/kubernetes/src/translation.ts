import { createTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ATTENTION_MESSAGES,
  CLUSTERS_MESSAGES,
  CLUSTERS_PAGE_MESSAGES,
  CONNECT_MESSAGES,
  FAULTS_MESSAGES,
  FILTER_HELP_MESSAGES,
  KEYS_MESSAGES,
  LOG_DIALOGS_MESSAGES,
  LOGINS_MESSAGES,
  LOGS_MESSAGES,
  OBJECTS_MESSAGES,
  POD_MESSAGES,
  PODS_MESSAGES,
  SUMMARY_MESSAGES,
  USAGE_MESSAGES,
} from './messages';

/** Loaded when somebody chooses the language. */
async function inGerman() {
  const german = await import('./translations/de');
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
  messages: {
    ...SUMMARY_MESSAGES,
    ...ATTENTION_MESSAGES,
    ...PODS_MESSAGES,
    ...CLUSTERS_MESSAGES,
    ...CLUSTERS_PAGE_MESSAGES,
    ...CONNECT_MESSAGES,
    ...FAULTS_MESSAGES,
    ...FILTER_HELP_MESSAGES,
    ...KEYS_MESSAGES,
    ...LOGINS_MESSAGES,
    ...LOGS_MESSAGES,
    ...LOG_DIALOGS_MESSAGES,
    ...OBJECTS_MESSAGES,
    ...POD_MESSAGES,
    ...USAGE_MESSAGES,
  },
  translations: { de: inGerman },
});
