import * as englishMessages from '../messages';
import { placeholdersOf } from '../texts/resolveText';
import { CLASS_TEXTS } from '../texts/classes';
import { AGAIN_TEXTS } from '../texts/classes/again';
import { SIGNATURE_TEXTS } from '../texts/classes/signatures';
import { FINDINGS_IN_GERMAN, TAB_IN_GERMAN } from './de';
import { flatten, NestedMessages } from './flatten';

const tab: NestedMessages = Object.assign(
  {},
  ...Object.values(englishMessages),
);

/** Both references: what there is in English, and what there is in German. */
const references = [
  ['the tab', flatten(tab), TAB_IN_GERMAN],
  [
    'failure classes',
    flatten({ ...CLASS_TEXTS, signature: SIGNATURE_TEXTS, again: AGAIN_TEXTS }),
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
        placeholdersOf(text).toSorted().join() !==
        placeholdersOf(inEnglish.get(key) ?? '')
          .toSorted()
          .join(),
    );
    expect(differing).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...inGerman].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
