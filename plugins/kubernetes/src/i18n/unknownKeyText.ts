import { showInvisible } from '@podlight/backstage-plugin-kubernetes-common';
import * as messages from './en/tab';

/** Forms of one key, as i18next tells them apart by a number. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

const KEYS: ReadonlySet<string> = new Set(
  Object.values<object>(messages).flatMap(each => listKeys(each, '')),
);
const GROUPS: ReadonlySet<string> = new Set([...KEYS].flatMap(listGroups));

function listKeys(group: object, path: string): readonly string[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? listKeys(value, `${path}${name}.`)
      : [`${path}${name}`.replace(PLURAL, '')],
  );
}

function listGroups(key: string): readonly string[] {
  const names = key.split('.');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
}

/**
 * The name at the end of a key that there is no text for, because a newer
 * backend knows more states, kinds or levels; undefined where there is a text.
 */
export function unknownKeyText(key: string): string | undefined {
  if (KEYS.has(key)) return undefined;
  const group = listGroups(key)
    .filter(path => GROUPS.has(path))
    .at(-1);
  return group === undefined
    ? undefined
    : showInvisible(key.slice(group.length + 1));
}
