/**
 * What is not seen and yet has an effect: control characters but the line feed
 * and the tab, marks that turn the direction of text around, characters without
 * width, tags, variation selectors and fillers.
 */
export const INVISIBLE_CHARACTERS = String.raw`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;

const INVISIBLE = new RegExp(`(?![\\n\\t])[${INVISIBLE_CHARACTERS}]`, 'gu');

/** An emoji is made of several by these, and scripts such as Persian's and Hindi's are written with them. */
const JOINER =
  /(?<=\p{Extended_Pictographic}\ufe0f?)(?:\ufe0f|\u200d(?=\p{Extended_Pictographic}))|(?<=[^\P{L}A-Za-z]\p{M}?)[\u200c\u200d](?=[^\P{L}A-Za-z])/gu;

/** Most texts have none, and need no second look. */
const ORDINARY = /^[\n\t -~\u00a1-\u00ac\u00ae-\u02ff]*$/;

/**
 * Whether a text has characters that are not seen.
 *
 * @public
 */
export function hasInvisible(text: string): boolean {
  return !ORDINARY.test(text) && showInvisible(text) !== text;
}

/**
 * A text in which each character that is not seen stands as `⟨U+202E⟩`, so that a
 * name, a log or a message cannot look like what it is not. Line feeds and tabs
 * stay, and so do the joiners of emoji and of the scripts that need them.
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
