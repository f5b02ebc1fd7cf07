const MAX_HEAD = 2_048;
const MAX_TAIL = 2_048;

/**
 * The part of a message that rules read: its start, which says what was tried,
 * and its end, which says what went wrong. Nested quotes are unescaped.
 */
export function boundedText(text: string): string {
  const bounded =
    text.length <= MAX_HEAD + MAX_TAIL
      ? text
      : `${text.slice(0, MAX_HEAD)} … ${text.slice(-MAX_TAIL)}`;
  return bounded.replaceAll('\\"', '"');
}

const BACKSLASH = '\\';
/** Values of a JSON error are kept, whatever their shape. */
const QUOTED = /("(?:code|message|error|reason|msg)" ?: ?)?"([^"\s]*)"/gi;
/** Codes of registries, such as `DENIED`, and the first bytes of a TLS record. */
const CODE = /^(?:[A-Z][A-Z_]+|x15x03\S*)$/;
/** Text between two words of a message, including brackets of JSON. */
const BETWEEN = /([\s"{}[\](),]+)/;
/** CRI-O and containerd name the tag by itself. */
const TAG = /\bmanifests? [^\s\]]+(?: in\b|\])/g;
/** Words with a slash that are not names. */
const TERM = /^(?:i\/o|input\/output|text\/html|net\/http|fork\/exec):?$/i;

/** A path, URL or image: any word with a slash that is not a term. */
function withoutPath(word: string): string {
  if (!word.includes('/') || TERM.test(word)) return word;
  return word.endsWith(':') ? ' :' : ' ';
}

/**
 * Removes names, which may contain words such as "denied" or numbers such as
 * 404. Keeps quoted sentences and JSON, which contain the cause.
 *
 * @param names - known names, such as that of the image.
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
