import {
  CLASS_TEXTS,
  ClassText,
  ClassTextVariant,
  FAILURE_CLASSES,
  FINDING_MESSAGES,
  flatten,
  listPlaceholders,
  placeholderParam,
  STEP_COMMANDS,
  stepCommand,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FINDINGS_IN_GERMAN } from '../de';
import { aFinding } from '../../fixtures';

const texts: readonly (readonly [string, ClassText])[] =
  Object.entries(CLASS_TEXTS);
const classes = new Map(Object.entries(FAILURE_CLASSES));

function listSentences(text: ClassTextVariant): readonly string[] {
  return [
    text.title ?? '',
    text.brief ?? '',
    text.plainBrief ?? '',
    text.meaning ?? '',
    text.plain ?? '',
    ...Object.values(text.steps ?? {}),
  ];
}

/** Classes of containers that are also found for a pod as a whole. */
const OF_WHOLE_PODS: ReadonlySet<string> = new Set([
  'OOMAtStart',
  'FailedPreStopHook',
]);

const listVariants = ({ variants = {} }: ClassText) => Object.values(variants);

describe('texts of failure classes', () => {
  it('has one for every class', () => {
    const written = new Set(texts.map(([name]) => name));
    expect([...classes.keys()].filter(name => !written.has(name))).toEqual([]);
  });

  it('has none without a class', () => {
    expect(
      texts.map(([name]) => name).filter(name => !classes.has(name)),
    ).toEqual([]);
  });

  it.each(texts)('%s uses declared params only', (name, text) => {
    const params = classes.get(name)?.params ?? [];
    const used = [text, ...listVariants(text)]
      .flatMap(listSentences)
      .flatMap(listPlaceholders)
      .map(placeholderParam);
    expect(used.filter(param => !params.includes(param))).toEqual([]);
  });

  it.each(texts)(
    '%s says what to do, and titles need nothing that can be absent',
    (_, text) => {
      expect(Object.keys(text.steps).length).toBeGreaterThan(0);
      for (const { title = '' } of [text, ...listVariants(text)]) {
        expect(listPlaceholders(title).filter(one => one !== 'kind')).toEqual(
          [],
        );
      }
    },
  );

  it.each(texts)(
    '%s keeps a meaning when only the params of every finding are there',
    (name, text) => {
      const always = ['namespace', 'kind', 'name', 'pod', 'container'].filter(
        param =>
          classes.get(name)?.params.includes(param) &&
          !(param === 'container' && OF_WHOLE_PODS.has(name)),
      );
      const isSure = (sentence: string) =>
        listPlaceholders(sentence).every(param => always.includes(param));
      for (const { meaning, plain } of [text, ...listVariants(text)]) {
        const sentences = [meaning ?? text.meaning, plain ?? text.plain];
        expect(sentences.some(each => each && isSure(each))).toBe(true);
      }
    },
  );

  it.each([
    ['ArchMismatch', 'kubernetes.io/arch'],
    ['ImagePlatformMismatch', 'kubernetes.io/arch'],
    ['NodeAffinityMismatch', '--show-labels'],
    ['UntoleratedTaint', ".spec.taints[*].key'"],
    ['EvictedByTaint', ".spec.taints[*].key'"],
    ['IngressNotPickedUp', 'get ingressclasses'],
  ] as const)('%s has a command that shows what to compare', (name, words) => {
    const commands = Object.keys(CLASS_TEXTS[name].steps).map(step =>
      stepCommand(step, aFinding([], { class: name })),
    );
    expect(commands).toContainEqual(expect.stringContaining(words));
  });

  it.each([
    'PreemptedByScheduler',
    'EvictedByAPI',
    'EvictedByTaint',
    'PodGarbageCollected',
  ] as const)('%s leaves no pod to delete', name => {
    expect(CLASS_TEXTS[name].steps.replaced).not.toMatch(/delete/);
  });

  it.each([
    ['English', flatten(FINDING_MESSAGES)],
    ['German', FINDINGS_IN_GERMAN],
  ])('have titles that tell one class from another, in %s', (_, messages) => {
    const classesOf = new Map<string, Set<string>>();
    for (const [key, title] of Object.entries(messages)) {
      const [name = ''] = key.split('.');
      if (!classes.has(name) || !key.endsWith('.title')) continue;
      classesOf.set(title, (classesOf.get(title) ?? new Set()).add(name));
    }
    expect(classesOf.size).toBeGreaterThan(100);
    expect(
      [...classesOf]
        .filter(([, names]) => names.size > 1)
        .map(([title, names]) => [title, ...names]),
    ).toEqual([]);
  });

  it.each([
    ['English', flatten(FINDING_MESSAGES)],
    ['German', FINDINGS_IN_GERMAN],
  ])('end a step with a colon only before a command, in %s', (_, messages) => {
    const wrong = Object.entries(messages).filter(([key, words]) => {
      const step = /\.steps\.(\w+)$/.exec(key)?.[1];
      return (
        step !== undefined &&
        words.endsWith(':') !== STEP_COMMANDS.includes(step)
      );
    });
    expect(wrong).toEqual([]);
  });
});
