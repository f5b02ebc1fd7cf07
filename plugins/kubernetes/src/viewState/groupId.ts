/** What stands in an id for characters that separate ids or their parts; never needed for plain names. */
const ESCAPES: readonly (readonly [string, string])[] = [
  ['~', '~0'],
  ['/', '~1'],
  [',', '~2'],
];

const NO_VALUE = '~n';
const EMPTY_VALUE = '~e';

/**
 * Names one group among those of a grouping, in a way that people can read in a
 * URL: `prod-eu/node-1`.
 *
 * @param value - Undefined for the pods without a value
 * @param parentId - Of the group that it is in
 */
export function groupId(value: string | undefined, parentId?: string): string {
  const own = escapePart(value);
  return parentId === undefined ? own : `${parentId}/${own}`;
}

function escapePart(value: string | undefined): string {
  if (value === undefined) return NO_VALUE;
  if (value === '') return EMPTY_VALUE;
  return ESCAPES.reduce(
    (text, [character, escape]) => text.replaceAll(character, escape),
    value,
  );
}
