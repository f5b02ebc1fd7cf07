import { LogSegment, plainText } from './parseAnsi';

/**
 * What to look for in a log.
 *
 * @public
 */
export interface LogSearch {
  /** Nothing is looked for when it is empty. */
  readonly text: string;
  readonly matchesCase: boolean;
  /** The text is a regular expression of JavaScript. */
  readonly isRegex: boolean;
}

/**
 * A search that can be run, one that looks for nothing, or one with a mistake.
 *
 * @public
 */
export type LogPattern =
  | { readonly type: 'pattern'; readonly pattern: RegExp }
  | { readonly type: 'nothing' }
  | {
      readonly type: 'mistake';
      /** The browser's own words. */
      readonly message: string;
    };

/**
 * A piece of a line, and whether it is what was looked for.
 *
 * @public
 */
export interface MarkedSegment extends LogSegment {
  readonly isHit?: boolean;
}

/** Marks beyond these help nobody, and each is an element on the screen. */
const MAX_HITS_PER_LINE = 100;

/**
 * Reads a search as it was typed.
 *
 * @public
 */
export function parseLogSearch(search: LogSearch): LogPattern {
  if (search.text === '') return { type: 'nothing' };
  const source = search.isRegex
    ? search.text
    : search.text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  try {
    const pattern = new RegExp(source, search.matchesCase ? 'g' : 'gi');
    return { type: 'pattern', pattern };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'mistake', message };
  }
}

/**
 * Whether a pattern, global or not, is somewhere in a text.
 *
 * @public
 */
export function matchesLine(text: string, pattern: RegExp): boolean {
  return text.search(pattern) >= 0;
}

/**
 * Splits a line so that each hit is a segment, or several where colours change
 * inside of it.
 *
 * @param pattern - With the flag `g`
 *
 * @public
 */
export function markHits(
  segments: readonly LogSegment[],
  pattern: RegExp,
): readonly MarkedSegment[] {
  const hits = hitsOf(plainText(segments), pattern);
  if (hits.length === 0) return segments;
  let offset = 0;
  return segments.flatMap(segment => {
    const from = offset;
    offset += segment.text.length;
    return splitSegment(segment, from, hits);
  });
}

interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Splits one segment, which begins at `from` of its line, where hits begin and end. */
function splitSegment(
  segment: LogSegment,
  from: number,
  hits: readonly Hit[],
): readonly MarkedSegment[] {
  const end = from + segment.text.length;
  const marked: MarkedSegment[] = [];
  let at = from;
  const take = (until: number, isHit: boolean) => {
    const to = Math.min(until, end);
    if (to <= at) return;
    const text = segment.text.slice(at - from, to - from);
    marked.push(isHit ? { ...segment, text, isHit } : { ...segment, text });
    at = to;
  };
  for (const hit of hits) {
    if (hit.end <= at) continue;
    take(hit.start, false);
    if (hit.start < end) take(hit.end, true);
  }
  take(end, false);
  return marked;
}

function hitsOf(text: string, pattern: RegExp): readonly Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    hits.push({ start: match.index, end: match.index + match[0].length });
    if (hits.length === MAX_HITS_PER_LINE) break;
  }
  return hits;
}
