import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { crashTexts } from './classes/crash';
import { imageTexts } from './classes/image';

/** The texts of every failure class, by class. */
export const CLASS_TEXTS = {
  ...imageTexts,
  ...crashTexts,
} as const;

/**
 * What developers are told about each failure class: `CLASS.title`, `.brief`,
 * `.meaning`, `.plain` and `.steps.NAME`.
 *
 * @remarks
 * Override any of them, or add those of your own rules, with a translation
 * resource. Steps of your own classes are named `one` to `six`, or as a step of
 * the classes here to get its command.
 *
 * @public
 */
export const kubernetesFindingsTranslationRef = createTranslationRef({
  id: 'plugin.kubernetes.findings',
  messages: CLASS_TEXTS,
});
