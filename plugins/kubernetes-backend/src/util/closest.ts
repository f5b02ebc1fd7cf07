/** With more edits it is another word. */
const MAX_DISTANCE = 3;

/** Longer words are not compared, as that takes time that grows with the square of the length. */
const MAX_LENGTH = 60;

/** The known word that was most likely meant; undefined when none is near. Ignores case. */
export function closest(
  word: string,
  known: Iterable<string>,
): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const meant = normalize(word);
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const other = normalize(candidate);
    const distance = editDistance(meant, other);
    const limit = Math.min(
      MAX_DISTANCE,
      Math.floor(Math.max(meant.length, other.length) / 3),
    );
    if (distance <= limit && distance < (best?.distance ?? Infinity)) {
      best = { word: candidate, distance };
    }
  }
  return best?.word;
}

/** The question, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = closest(word, known);
  return meant === undefined ? '' : `did you mean '${meant}'?`;
}

function normalize(word: string): string {
  return word.toLowerCase().replace(/[-_.]/g, '');
}

/** How many letters have to be added, removed, changed or swapped with their neighbor. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      const isSwap = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
