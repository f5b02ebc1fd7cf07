/** The conditions of an object, none where there are none yet. */
export const CONDITIONS = 'status.?conditions.orValue([])';

const quote = (words: readonly string[]) =>
  `[${words.map(each => `'${each}'`).join(', ')}]`;

/** A condition of that type has that status. */
export function condition(type: string, status: string): string {
  return `${CONDITIONS}.exists(c, c.type == '${type}' && c.status == '${status}')`;
}

/** A condition of that type has one of these reasons. */
export function reason(type: string, ...reasons: readonly string[]): string {
  return `${CONDITIONS}.exists(c, c.type == '${type}' && c.?reason.orValue('') in ${quote(
    reasons,
  )})`;
}

/** A condition that no word, flag or number beside it makes good. */
const IS_BROKEN =
  "(i.type in ['Degraded', 'Error', 'Failed', 'Stalled'] && i.status == 'True') || (i.type in ['Available', 'Healthy', 'Ready', 'Synced'] && i.status == 'False' && i.?reason.orValue('').matches('Error|Fail(ed|ing|ure|$)|Invalid'))";

/** Its conditions say that it fails, whatever else its status says. */
export const BROKEN = `${CONDITIONS}.exists(i, ${IS_BROKEN})`;

/** The words of that condition. */
export const WHY_BROKEN = first(
  CONDITIONS,
  IS_BROKEN,
  "i.?message.orValue('') != '' ? i.message : i.type",
);

/** A field of the status is one of these words. */
export function word(field: string, ...words: readonly string[]): string {
  const path = field.split('.').map(part => `.?${part}`);
  return `status${path.join('')}.orValue('') in ${quote(words)}`;
}

/** At least one of these is true. */
export function any(...expressions: readonly string[]): string {
  return expressions.map(expression => `(${expression})`).join(' || ');
}

/** All of these are true. */
export function all(...expressions: readonly string[]): string {
  return expressions.map(expression => `(${expression})`).join(' && ');
}

/**
 * A text of `i`, the first item of a list for which a test is true; empty where there is
 * none.
 */
export function first(list: string, test: string, text: string): string {
  return `(${list}.exists(i, ${test}) ? string(${list}.filter(i, ${test}).map(i, ${text})[0]) : '')`;
}

/**
 * The same of a map. `k` is a key, and `MAP[k]` its value: a loop less than by a list of
 * the values.
 */
export function firstOfMap(map: string, test: string, text: string): string {
  const keys = `${map}.filter(k, ${test})`;
  return `(has(${map}) && size(${keys}) > 0 ? string(${keys}.map(k, ${text})[0]) : '')`;
}

/** The words of the first of these conditions that has that status, and words. */
export function says(
  ...conditions: readonly (readonly [type: string, status: string])[]
): string {
  return firstText(
    ...conditions.map(([type, status]) =>
      first(
        CONDITIONS,
        `i.type == '${type}' && i.status == '${status}' && i.?message.orValue('') != ''`,
        'i.message',
      ),
    ),
  );
}

/** The first of these texts that is not empty. */
export function firstText(...texts: readonly string[]): string {
  return texts.reduceRight(
    (rest, text) => `(${text} != '' ? ${text} : ${rest})`,
  );
}

/** A field of the spec is true. */
export function specFlag(field: string): string {
  return `spec.?${field}.orValue(false) == true`;
}
