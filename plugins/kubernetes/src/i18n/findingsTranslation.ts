import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { FINDING_MESSAGES } from '@podlight/backstage-plugin-kubernetes-common';

/** A chunk of its own, loaded when a reader chooses the language. */
async function inGerman() {
  const german = await import('./de');
  return { default: german.FINDINGS_IN_GERMAN };
}

/**
 * The help texts of each failure class: `CLASS.title`, `.brief`, `.plainBrief`,
 * `.meaning`, `.plain` and `.steps.NAME`; `signature.NAME` for what a crash log looks like;
 * `again.NAME` for what has ended more than once and is up; and `probeResult.NAME` for what a
 * probe got, which fills `{{probeError}}`. `CLASS.variants.NAME` has what is said instead where
 * the finding's param `variant` is NAME.
 *
 * @remarks
 * Override any of them, or add those of your own rules, with a translation
 * resource. Steps of your own classes are named `one` to `six`, or as a step of
 * the classes here to get its command.
 *
 * @public
 */
export const kubernetesFindingsTranslationRef = createTranslationRef({
  id: 'podlight.kubernetes-findings',
  messages: FINDING_MESSAGES,
  translations: { de: inGerman },
});
