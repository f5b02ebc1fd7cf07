import { Finding } from '../diagnose/types';
import { showInvisible } from '../invisible';
import { LookUp } from './types';

/**
 * What the definition of a custom resource says in place of our own text.
 *
 * @public
 */
export interface DefinitionText {
  readonly title?: string;
  readonly meaning?: string;
  readonly steps: readonly string[];
}

/** Names of steps in texts that are not ours, besides those with a command. */
export const FOREIGN_STEPS = ['one', 'two', 'three', 'four', 'five', 'six'];

/**
 * The words for a finding about a custom resource: those of a translation resource, under
 * `resource.certificates_cert-manager_io`; else, of a definition that we ship, those under `shipped.` and
 * its key; else those that the backend's definition has. Placeholders are those of the definition's own words.
 *
 * @public
 */
export function definitionText(
  { class: name, params }: Finding,
  lookUp: LookUp,
): DefinitionText {
  if (name !== 'CustomResourceFailed' || params.definition === undefined) {
    return { steps: [] };
  }
  const keys = [`resource.${String(params.definition).replaceAll('.', '_')}`];
  if (params.textKey !== undefined) keys.push(`shipped.${params.textKey}`);
  const say = (part: string) =>
    keys.reduce<string | undefined>(
      (found, key) => found ?? lookUp(`${key}.${part}`, params),
      undefined,
    );
  // The steps of two lists together would say things twice.
  const steps =
    keys
      .map(key =>
        FOREIGN_STEPS.flatMap(
          step => lookUp(`${key}.steps.${step}`, params) ?? [],
        ),
      )
      .find(list => list.length > 0) ?? [];
  return {
    title: say('title') ?? told(params.textTitle),
    meaning: say('meaning') ?? told(params.textMeaning),
    steps:
      steps.length > 0
        ? steps
        : told(params.textSteps)?.split('\n').filter(Boolean) ?? [],
  };
}

function told(text: string | number | undefined): string | undefined {
  return text === undefined ? undefined : showInvisible(String(text));
}
