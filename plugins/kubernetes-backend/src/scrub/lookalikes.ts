/** Invisible characters, lookalikes of the space and the hyphen, and full-width letters. */
const DISGUISE =
  /[\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u2011\u2028-\u202f\u205f-\u206f\u2212\u3000\u3164\ufe00-\ufe0f\ufeff\uff01-\uff5e\uffa0]/;
/** Latin and Cyrillic letters in one word. */
const MIXED =
  /[авеорсухіѕјԁАВЕОРСТХМК](?:[A-Za-z_]|(?<=[A-Za-z_][авеорсухіѕјԁАВЕОРСТХМК]))/;

const SPACE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const HYPHEN = /[\u2010\u2011\u2212]/;
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/;

/** Cyrillic letters that are drawn like Latin ones. */
const LOOKS_LIKE = new Map(
  [...'авеорсухіѕјԁАВЕОРСТХМК'].map((letter, i) => [
    letter,
    'abeopcyxisjdABEOPCTXMK'[i],
  ]),
);

function undisguised(character: string): string {
  if (character < '\u00a0') return character;
  if (SPACE.test(character)) return ' ';
  if (HYPHEN.test(character)) return '-';
  if (UNSEEN.test(character)) return '';
  const latin = LOOKS_LIKE.get(character);
  if (latin) return latin;
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e
    ? String.fromCharCode(code - 0xfee0)
    : character;
}

/**
 * Scrubs lines with invisible or lookalike characters again, in the form that a reader
 * sees. Text that is not hidden keeps its characters.
 */
export function scrubDisguised(
  text: string,
  scrub: (text: string) => string,
): string {
  if (!isDisguised(text)) return text;
  const lines = text.split('\n');
  const disguised = lines.flatMap((line, i) =>
    isDisguised(line) ? [{ i, ...seenIn(line) }] : [],
  );
  const seen = disguised.map(each => each.seen);
  // All lines at once, because each rule has a fixed cost per call.
  const scrubbed = scrub(seen.join('\n')).split('\n');
  const isByLine = scrubbed.length === seen.length;
  disguised.forEach(({ i, ...line }, n) => {
    lines[i] = merged(
      lines[i],
      line,
      isByLine ? scrubbed[n] : scrub(line.seen),
    );
  });
  return lines.join('\n');
}

function isDisguised(text: string): boolean {
  return DISGUISE.test(text) || MIXED.test(text);
}

interface Seen {
  readonly seen: string;
  /** Position of each visible character in the line. */
  readonly places: readonly number[];
}

function seenIn(line: string): Seen {
  const places: number[] = [];
  let seen = '';
  for (let i = 0; i < line.length; i += 1) {
    const character = undisguised(line[i]);
    if (character !== '') places.push(i);
    seen += character;
  }
  return { seen, places };
}

/** Applies the changes of the visible form to the line. */
function merged(
  line: string,
  { seen, places }: Seen,
  scrubbed: string,
): string {
  if (scrubbed === seen) return line;
  const most = Math.min(seen.length, scrubbed.length);
  let before = 0;
  while (before < most && seen[before] === scrubbed[before]) before += 1;
  let after = 0;
  while (
    after < most - before &&
    seen.at(-1 - after) === scrubbed.at(-1 - after)
  ) {
    after += 1;
  }
  return [
    line.slice(0, places[before] ?? line.length),
    scrubbed.slice(before, scrubbed.length - after),
    line.slice(places[seen.length - after] ?? line.length),
  ].join('');
}
