const MAX_HEAD = 2_048;
const MAX_TAIL = 2_048;

/**
 * As much of a message as rules look at: its beginning, which says what was
 * tried, and its end, which says what went wrong. Quotes inside quotes are
 * plain ones.
 */
export function boundedText(text: string): string {
  const bounded =
    text.length <= MAX_HEAD + MAX_TAIL
      ? text
      : `${text.slice(0, MAX_HEAD)} … ${text.slice(-MAX_TAIL)}`;
  return bounded.replaceAll('\\"', '"');
}

const BACKSLASH = '\\';
/** A value of a JSON error keeps its words, whatever its shape. */
const QUOTED = /("(?:code|message|error|reason|msg)" ?: ?)?"([^"\s]*)"/gi;
/** Codes of registries, such as `DENIED`, and the first bytes of a TLS record. */
const CODE = /^(?:[A-Z][A-Z_]+|x15x03\S*)$/;
/** What stands between two words of a message, brackets of JSON included. */
const BETWEEN = /([\s"{}[\](),]+)/;
/** CRI-O and containerd name the tag by itself. */
const TAG = /\bmanifests? [^\s\]]+(?: in\b|\])/g;
/** Words with a slash that name nothing. */
const TERM = /^(?:i\/o|input\/output|text\/html|net\/http|fork\/exec):?$/i;

/** A path, a URL, an image: any word with a slash that is none of the terms. */
function withoutPath(word: string): string {
  if (!word.includes('/') || TERM.test(word)) return word;
  return word.endsWith(':') ? ' :' : ' ';
}

/**
 * The same without names, which may themselves hold words such as "denied" or
 * numbers such as 404. Sentences and JSON inside quotes stay: there the cause
 * is quoted.
 *
 * @param names - that are known, such as that of the image in question.
 */
export function withoutNames(
  text: string,
  names: readonly string[] = [],
): string {
  const bounded = boundedText(text).replaceAll(BACKSLASH, '');
  return names
    .filter(name => /[/:.@-]/.test(name))
    .reduce((rest, name) => rest.replaceAll(name, ' '), bounded)
    .replace(TAG, ' manifest ')
    .replace(QUOTED, (whole: string, key?: string, value: string = '') =>
      key || CODE.test(value) ? whole : '""',
    )
    .split(BETWEEN)
    .map(withoutPath)
    .join('');
}
