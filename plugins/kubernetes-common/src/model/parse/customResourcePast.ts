/** What was, or is meant to be, and not what is. */
const NOT_NOW =
  /^(?:last|latest|previous|prior|old|desired|target|expected)|history|action|attempt|backup|event|retr|run(?:s|Status)?$/i;

/** Whether a field of a status says by its name what was, or is meant to be. */
export function isOfThePast(field: string): boolean {
  return NOT_NOW.test(field);
}
