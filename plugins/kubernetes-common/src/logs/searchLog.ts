import { LogSegment, plainText } from './parseAnsi';

/**
 * What to look for in a log.
 *
 * @public
 */
export interface LogSearch {
  /** Empty for no search. */
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
 * A compiled search.
 *
 * @public
 */
export interface LinePattern {
  /** Whether it is somewhere in the text. */
  test(text: string): boolean;
  /** Matches in order, without empty ones. */
  hits(text: string, most: number): readonly LineHit[];
}

/**
 * Compiles a regular expression that matches in linear time. Throws
 * `RegexError` for an invalid one.
 *
 * @public
 */
export type RegexEngine = (source: string, matchesCase: boolean) => LinePattern;

/**
 * Why a search is invalid: a syntax error, unsupported syntax (lookaround,
 * backreferences), or an expression that is too large.
 *
 * @public
 */
export type LogSearchMistake = 'syntax' | 'unsupported' | 'tooLarge';

/**
 * A compiled search, an empty one, one that waits for the regular expression
 * engine, or an invalid one.
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
      /** The engine's message. */
      readonly message: string;
    };

/**
 * Thrown by an engine for an invalid or unsupported expression.
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
 * A part of a line, and whether it is a match.
 *
 * @public
 */
export interface MarkedSegment extends LogSegment {
  readonly isHit?: boolean;
}

/** More marks are useless, and each is a DOM element. */
const MAX_HITS_PER_LINE = 100;

/** Longer than any real search; each character costs time per character of the log. */
const MAX_SEARCH_LENGTH = 1_000;

/**
 * Parses a search as typed.
 *
 * @param engine - For regular expressions, from `loadRegexEngine`. The
 * browser's own engine may take exponential time, and links can contain
 * expressions.
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
 * Splits a line at matches and color changes.
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

/** Splits a segment that starts at `from` of its line where matches start and end. */
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
