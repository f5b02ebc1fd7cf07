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
 * Where in a line something was found.
 *
 * @public
 */
export interface LineHit {
  readonly start: number;
  readonly end: number;
}

/**
 * What to look for in lines, ready to be run.
 *
 * @public
 */
export interface LinePattern {
  /** Whether it is somewhere in the text. */
  test(text: string): boolean;
  /** Where it is, in order; what is empty is no hit. */
  hits(text: string, most: number): readonly LineHit[];
}

/**
 * Makes a pattern of a regular expression, in time that grows with the text and
 * not faster. Throws `RegexError` for what it does not understand.
 *
 * @public
 */
export type RegexEngine = (source: string, matchesCase: boolean) => LinePattern;

/**
 * What is wrong with a search: not an expression, one with parts that need more
 * than linear time (lookaround, references back), or one that is too large.
 *
 * @public
 */
export type LogSearchMistake = 'syntax' | 'unsupported' | 'tooLarge';

/**
 * A search that can be run, one that looks for nothing, one that waits for the
 * engine of regular expressions, or one with a mistake.
 *
 * @public
 */
export type LogPattern =
  | { readonly type: 'pattern'; readonly pattern: LinePattern }
  | { readonly type: 'nothing' }
  | { readonly type: 'waiting' }
  | {
      readonly type: 'mistake';
      readonly code: LogSearchMistake;
      /** The engine's own words. */
      readonly message: string;
    };

/**
 * Thrown by an engine for an expression that it does not run.
 *
 * @public
 */
export class RegexError extends Error {
  constructor(readonly code: LogSearchMistake, message: string) {
    super(message);
    this.name = 'RegexError';
  }
}

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

/** Nobody types more, and each character of it costs time for each character of the log. */
const MAX_SEARCH_LENGTH = 1_000;

/**
 * Reads a search as it was typed.
 *
 * @param engine - For regular expressions, from `loadRegexEngine`. The browser's
 * own expressions may take exponential time, and a link can bring one.
 *
 * @public
 */
export function parseLogSearch(
  search: LogSearch,
  engine?: RegexEngine,
): LogPattern {
  const { text, isRegex, matchesCase } = search;
  if (text === '') return { type: 'nothing' };
  if (text.length > MAX_SEARCH_LENGTH) {
    return { type: 'mistake', code: 'tooLarge', message: '' };
  }
  if (!isRegex) {
    return { type: 'pattern', pattern: literalPattern(text, matchesCase) };
  }
  if (!engine) return { type: 'waiting' };
  try {
    return { type: 'pattern', pattern: engine(text, matchesCase) };
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return { type: 'mistake', code: error.code, message: error.message };
  }
}

/** The text itself, which has no quantifiers once it is escaped. */
function literalPattern(text: string, matchesCase: boolean): LinePattern {
  const source = text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const pattern = new RegExp(source, matchesCase ? 'g' : 'gi');
  return {
    test: line => line.search(pattern) >= 0,
    hits: (line, most) => {
      const hits: LineHit[] = [];
      for (const match of line.matchAll(pattern)) {
        if (hits.length === most) break;
        hits.push({ start: match.index, end: match.index + match[0].length });
      }
      return hits;
    },
  };
}

/**
 * Splits a line so that each hit is a segment, or several where colours change
 * inside of it.
 *
 * @public
 */
export function markHits(
  segments: readonly LogSegment[],
  pattern: LinePattern,
): readonly MarkedSegment[] {
  const hits = pattern.hits(plainText(segments), MAX_HITS_PER_LINE);
  if (hits.length === 0) return segments;
  let offset = 0;
  return segments.flatMap(segment => {
    const from = offset;
    offset += segment.text.length;
    return splitSegment(segment, from, hits);
  });
}

/** Splits one segment, which begins at `from` of its line, where hits begin and end. */
function splitSegment(
  segment: LogSegment,
  from: number,
  hits: readonly LineHit[],
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
