import {
  FINDING_MESSAGES,
  flatten,
  listPlaceholders,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FINDINGS_IN_GERMAN, TAB_IN_GERMAN } from './de';
import { TAB_MESSAGES } from './en/tab';
import { nameSteps } from './nameSteps';

/** The backend's own file, as the words of its definitions are sent with the objects. */
const SHIPPED = '../../../kubernetes-backend/src/resources/shipped/texts';

const { TEXTS } = jest.requireActual<{
  TEXTS: Parameters<typeof nameSteps>[0];
}>(SHIPPED);

/** All references: what there is in English, and what there is in German. */
const references = [
  ['the tab', flatten(TAB_MESSAGES), TAB_IN_GERMAN],
  [
    'failure classes and shipped definitions',
    flatten({ ...FINDING_MESSAGES, shipped: nameSteps(TEXTS) }),
    FINDINGS_IN_GERMAN,
  ],
] as const;

describe.each(references)('German, %s', (_, english, german) => {
  const inEnglish = new Map<string, string>(Object.entries(english));
  const inGerman = new Map<string, string>(Object.entries(german));

  it('has a text wherever English has one, and no other', () => {
    const missing = [...inEnglish.keys()].filter(key => !inGerman.has(key));
    const surplus = [...inGerman.keys()].filter(key => !inEnglish.has(key));
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
  });

  it('fills in the same values', () => {
    const differing = [...inGerman].filter(
      ([key, text]) =>
        listPlaceholders(text).toSorted().join() !==
        listPlaceholders(inEnglish.get(key) ?? '')
          .toSorted()
          .join(),
    );
    expect(differing).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...inGerman].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
