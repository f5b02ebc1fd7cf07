/** What was, or is meant to be, and not what is. */
const NOT_NOW =
  /^(?:last|latest|previous|prior|old|desired|target|expected)|history|action|attempt|backup|event|retr|run(?:s|Status)?$/i;

/** Whether a field of a status says by its name what was, or is meant to be. */
export function isOfThePast(field: string): boolean {
  return NOT_NOW.test(field);
}

/** What a list by its name holds of what was: `targets` and `events` are lists of what is, too. */
const PAST_LIST = /^(?:last|latest|previous|prior|old)|history/i;

/** Whether a list of a status holds by its name what was. */
export function isListOfThePast(field: string): boolean {
  return PAST_LIST.test(field);
}
