/**
 * Invisible characters with an effect: control characters except line feed and
 * tab, text direction marks, zero-width characters, tags, variation selectors
 * and fillers.
 */
export const INVISIBLE_CHARACTERS = String.raw`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;

const INVISIBLE = new RegExp(`(?![\\n\\t])[${INVISIBLE_CHARACTERS}]`, 'gu');

/** Joiners, which combine emoji and are part of scripts such as Persian and Hindi. */
const JOINER =
  /(?<=\p{Extended_Pictographic}\ufe0f?)(?:\ufe0f|\u200d(?=\p{Extended_Pictographic}))|(?<=[^\P{L}A-Za-z]\p{M}?)[\u200c\u200d](?=[^\P{L}A-Za-z])/gu;

/** Most texts have none and need no further checks. */
const ORDINARY = /^[\n\t -~\u00a1-\u00ac\u00ae-\u02ff]*$/;

/**
 * Whether a text has invisible characters.
 *
 * @public
 */
export function hasInvisible(text: string): boolean {
  return !ORDINARY.test(text) && showInvisible(text) !== text;
}

/**
 * Shows each invisible character as `⟨U+202E⟩`, so that a name, log or message
 * can't look like another. Keeps line feeds, tabs, and the joiners of emoji and
 * of scripts that need them.
 *
 * @public
 */
export function showInvisible(text: string): string {
  if (ORDINARY.test(text)) return text;
  const joiners = new Set<number>();
  for (const { index } of text.matchAll(JOINER)) joiners.add(index);
  return text.replace(INVISIBLE, (character, index: number) =>
    joiners.has(index) ? character : codePointText(character),
  );
}

function codePointText(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `⟨U+${number.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
