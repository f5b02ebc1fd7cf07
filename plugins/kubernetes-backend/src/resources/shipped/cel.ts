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
  return `${CONDITIONS}.exists(c, c.type == '${type}' && c.reason in ${quote(
    reasons,
  )})`;
}

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

/** A field of the spec is true. */
export function specFlag(field: string): string {
  return `spec.?${field}.orValue(false) == true`;
}
