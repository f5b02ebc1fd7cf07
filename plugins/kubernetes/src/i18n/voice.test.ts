import {
  FINDING_MESSAGES,
  flatten,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FINDINGS_IN_GERMAN, TAB_IN_GERMAN } from './de';
import { TAB_MESSAGES } from './en/tab';
import { nameSteps } from './nameSteps';

/** The backend's own file, as the words of its definitions are sent with the objects. */
const SHIPPED = '../../../kubernetes-backend/src/resources/shipped/texts';

const { TEXTS } = jest.requireActual<{
  TEXTS: Parameters<typeof nameSteps>[0];
}>(SHIPPED);

type Texts = readonly (readonly [key: string, text: string])[];

const english: Texts = Object.entries({
  ...flatten(FINDING_MESSAGES),
  ...flatten(TAB_MESSAGES),
  ...flatten({ shipped: nameSteps(TEXTS) }),
});
const german: Texts = Object.entries({
  ...FINDINGS_IN_GERMAN,
  ...TAB_IN_GERMAN,
});

const LONGEST_TITLE = 60;

/** Turns of phrase that make a sentence hard to read, each with the reason. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/processor time/i, 'the field says CPU'],
  [/left to promise|\bpromised\b/i, 'the scheduler looks at requests'],
  [/\basks? for\b|\basking for\b/i, 'a pod requests'],
  [/good-?bye|for ever\b|\banew\b|in vain/i, 'literary'],
  [/\bmostly\b/i, 'usually'],
  [
    /\b(?:is|was|are|were|been|being|be) ended\b|\bended it\b/i,
    'say what happened: exited, stopped, killed',
  ],
  [
    /\bis looked at\b|\blook at this\b|there are none left|\bsays no\b/i,
    'say who acts',
  ],
  [
    /\bmay not (?:be|do|read|use|see|create|list|get|watch|log|open|run|write|start)\b|\bmust not\b/i,
    'isn’t allowed to, doesn’t have permission',
  ],
  [/\bnobody\b|\bsomebody\b|\bwhoever\b|\bwho asks\b/i, 'name the role'],
  [
    /\btried again\b|\bis told\b|\bis asked\b|\bbelongs into\b|left alone|reserved for others/i,
    'say who acts',
  ],
  [
    /\bcannot\b|\b(?:could|do|does|did|has|have|had|should|would|will) not\b/i,
    'can’t, doesn’t: as one speaks',
  ],
  [
    /\bin order without help\b|\bwhere there is one\b/i,
    'translated word for word',
  ],
];

/** The same for German. */
const GERMAN_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/gesund/i, 'ein Objekt ist bereit oder fehlerfrei'],
  [
    /\b(?:wieder|noch einmal) versuch|\bversuch(?:t|en)\b[^.:]*\bwieder[.,]/i,
    'erneut versuchen',
  ],
  [/\bin Ordnung halten\b|\bohne Hilfe\b/i, 'sagen, was geschieht'],
];

const find = (texts: Texts, sign: RegExp) =>
  texts.filter(([, text]) => sign.test(text)).map(entry => entry.join(': '));

describe.each([
  ['English', english],
  ['German', german],
])('%s texts', (_, texts) => {
  it.each([
    ['double spaces', / {2}/],
    ['spaces at the ends', /^\s|\s$/],
    ['broken placeholders', /(?<!\{)\{(?!\{)|(?<!\})\}(?!\})|\{\{\s*\}\}|\$\{/],
    ['straight apostrophes', /\p{L}'\p{L}/u],
    ['three dots for an ellipsis', /\.\.\./],
    ['markup', /<\/?[a-z]|&[a-z]+;/],
  ])('have no %s', (__, sign) => {
    expect(find(texts, sign)).toEqual([]);
  });

  it('have titles that fit on one line and end without a period', () => {
    const titles = texts.filter(([key]) =>
      /^[A-Z]\w+\.(?:.*\.)?title$/.test(key),
    );
    expect(titles.length).toBeGreaterThan(100);
    expect(
      titles.filter(
        ([, title]) => title.length > LONGEST_TITLE || /[.!]$/.test(title),
      ),
    ).toEqual([]);
  });
});

describe('German texts', () => {
  it.each(GERMAN_SIGNS)('avoid %s (%s)', sign => {
    expect(find(german, sign)).toEqual([]);
  });
});

describe('English texts', () => {
  it.each(SIGNS)('avoid %s (%s)', sign => {
    expect(find(english, sign)).toEqual([]);
  });

  it('have no space before a percent sign', () => {
    expect(find(english, /\s%/)).toEqual([]);
  });

  it('have titles that begin with what happens, not with “It”', () => {
    expect(
      find(english, /^It\b/).filter(entry => /title: /.test(entry)),
    ).toEqual([]);
  });
});
