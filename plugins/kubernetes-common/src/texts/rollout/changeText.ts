import { RevisionEntry, TemplateChange, TemplateField } from '../../wire';
import { shortImages } from './imageChange';
import { RolloutWords } from './RolloutWords';

/** What fits into a sentence. */
const MOST_IN_SENTENCE = 3;

/** A value in a sentence is not longer; the list of changes has all of it. */
const LONGEST_VALUE = 60;

/** Fields whose name is a path that says what they are. */
const NAMED_BY_PATH: ReadonlySet<TemplateField> = new Set([
  'probe',
  'scheduling',
  'securityContext',
  'lifecycle',
  'other',
]);

/** Fields whose values are never sent. */
const HIDDEN_VALUES: ReadonlySet<TemplateField> = new Set([
  'env',
  'args',
  'annotation',
]);

/**
 * What has changed: `memory limit`, `variable DB_URL`.
 *
 * @public
 */
export function changeSubject(
  change: TemplateChange,
  { t, name: write = asItIs }: RolloutWords,
): string {
  const { field, container } = change;
  const named = change.name ?? (field === 'container' ? container : '') ?? '';
  const name = named === '' ? '' : write(named);
  return NAMED_BY_PATH.has(field) && name !== ''
    ? name
    : t(`revisions.field.${field}`, { name }).trim();
}

/**
 * Whether the values exist, but are never sent.
 *
 * @public
 */
export function hidesValues({ field, from, to }: TemplateChange): boolean {
  return HIDDEN_VALUES.has(field) && from === undefined && to === undefined;
}

/**
 * A change in a few words: `memory limit 512Mi → 256Mi`.
 *
 * @public
 */
export function changeText(
  change: TemplateChange,
  words: RolloutWords,
): string {
  const { field, type, container, from, to } = change;
  const { t, name = asItIs, value = asItIs } = words;
  const what = changeSubject(change, words);
  if (type !== 'changed') return t(`revisions.${type}`, { what });
  if (from === undefined || to === undefined) {
    return t('revisions.changed', { what });
  }
  const isImage = field === 'image';
  const [before, after] = isImage ? shortImages(from, to) : [from, to];
  return t('revisions.becomes', {
    what: isImage && container !== undefined ? name(container) : what,
    from: value(shorten(before)),
    to: value(shorten(after)),
  });
}

/**
 * What a rollout did, for a sentence; empty where nothing is known of it.
 *
 * @public
 */
export function rolloutChanges(
  { backTo, isRestart, moreChanges = 0 }: RevisionEntry,
  changes: readonly TemplateChange[],
  words: RolloutWords,
): string {
  const { t, name = asItIs } = words;
  const more = changes.length - MOST_IN_SENTENCE;
  const hidden = Math.max(0, more) + moreChanges;
  return [
    ...(backTo === undefined
      ? []
      : [t('revisions.backTo', { revision: name(backTo) })]),
    ...(isRestart ? [t('revisions.restarted')] : []),
    ...changes
      .slice(0, MOST_IN_SENTENCE)
      .map(change => changeText(change, words)),
    ...(hidden > 0 ? [t('revisions.moreShort', { more: String(hidden) })] : []),
  ].join(', ');
}

/**
 * `revision 7`, or the name of one without a number.
 *
 * @public
 */
export function revisionName(
  { revision, name }: Pick<RevisionEntry, 'revision' | 'name'>,
  { t, name: write = asItIs }: RolloutWords,
): string {
  return revision === undefined
    ? write(name)
    : t('revisions.numbered', { revision: write(revision) });
}

function asItIs(text: string): string {
  return text;
}

function shorten(value: string): string {
  const characters = [...value];
  return characters.length > LONGEST_VALUE
    ? `${characters.slice(0, LONGEST_VALUE).join('')}…`
    : value;
}
