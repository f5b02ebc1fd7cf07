import { TemplateChange } from '../../wire';
import { changeText, revisionName, rolloutChanges } from './changeText';
import { RolloutWords } from './RolloutWords';

/** The key and what is filled in. */
const words: RolloutWords = {
  t: (key, options = {}) => `${key}(${Object.values(options).join('|')})`,
};

const limit: TemplateChange = {
  field: 'limit',
  type: 'changed',
  name: 'memory',
  from: '512Mi',
  to: '256Mi',
};

describe('changeText', () => {
  it.each<[string, TemplateChange, string]>([
    [
      'both values',
      limit,
      'revisions.becomes(revisions.field.limit(memory)|512Mi|256Mi)',
    ],
    [
      'the tags of an image, by its container',
      {
        field: 'image',
        type: 'changed',
        container: 'web',
        from: 'shop/web:1',
        to: 'shop/web:2',
      },
      'revisions.becomes(web|1|2)',
    ],
    [
      'no value of a variable',
      { field: 'env', type: 'changed', name: 'DB_URL' },
      'revisions.changed(revisions.field.env(DB_URL))',
    ],
    [
      'what is new without its value',
      { field: 'env', type: 'added', name: 'A', to: 'x' },
      'revisions.added(revisions.field.env(A))',
    ],
    [
      'the path of a probe',
      {
        field: 'probe',
        type: 'changed',
        name: 'readinessProbe.httpGet.path',
        from: '/',
        to: '/ready',
      },
      'revisions.becomes(readinessProbe.httpGet.path|/|/ready)',
    ],
    [
      'the container that is gone',
      { field: 'container', type: 'removed', container: 'proxy' },
      'revisions.removed(revisions.field.container(proxy))',
    ],
    [
      'a long value shortened',
      { ...limit, to: 'x'.repeat(99) },
      `revisions.becomes(revisions.field.limit(memory)|512Mi|${'x'.repeat(
        60,
      )}…)`,
    ],
  ])('says %s', (_, change, text) => {
    expect(changeText(change, words)).toBe(text);
  });
});

describe('rolloutChanges', () => {
  const env = (name: string): TemplateChange => ({
    ...{ field: 'env', type: 'added', name },
  });

  it('names three changes and counts the others, sent or not', () => {
    const changes = ['a', 'b', 'c', 'd'].map(env);
    const text = rolloutChanges(
      { name: 'web-1', moreChanges: 2 },
      changes,
      words,
    );
    expect(text).toMatch(/\(c\)\), revisions\.moreShort\(3\)$/);
    expect(text).not.toContain('(d)');
  });

  it('is empty where nothing is known', () => {
    expect(rolloutChanges({ name: 'web-1' }, [], words)).toBe('');
  });
});

it('calls a revision without a number by its name', () => {
  expect(revisionName({ name: 'web-5d' }, words)).toBe('web-5d');
});
