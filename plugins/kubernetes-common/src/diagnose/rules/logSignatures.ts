import { headline, isError, ClassifiedLine, readLines } from './logLines';
import { FRAME_PATTERNS, LOG_PATTERNS } from './logPatterns';

/** The most informative line, and its signature. */
export interface TellingLine {
  readonly line: string;
  /** Becomes the param `signature`; only `exec-format` changes the class. */
  readonly signature?: string;
  /** False when the line is only the last one, as a program may be stopped during its work. */
  readonly isError: boolean;
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some(pattern => pattern.test(text));
}

function findSignature(text: string): string | undefined {
  return LOG_PATTERNS.find(([, ...patterns]) => matches(patterns, text))?.[0];
}

/** The line to quote of those that match a signature. */
function tellingLine(
  lines: readonly ClassifiedLine[],
  known: readonly ClassifiedLine[],
): ClassifiedLine | undefined {
  return (
    known.findLast(({ role }) => role === 'head') ??
    known.findLast(({ role }) => role === 'plain') ??
    headline(lines)
  );
}

/** A program has outlived what it said before so many other lines. */
const MAX_LINES_BEFORE_END = 40;
/** Errors that a program logs itself between the frames of its last one. */
const MAX_PLAIN_IN_CRASH = 3;

/** The lines of the crash: those around an uncaught error, or else the last ones. */
function crashLines(
  lines: readonly ClassifiedLine[],
): readonly ClassifiedLine[] {
  const recent = lines.slice(-MAX_LINES_BEFORE_END);
  if (headline(lines)?.role !== 'head') return recent;
  let start = lines.findLastIndex(({ role }) => role === 'head');
  for (let plain = 0; start > 0 && plain <= MAX_PLAIN_IN_CRASH; start--) {
    plain = lines[start - 1].role === 'plain' ? plain + 1 : 0;
  }
  return lines.slice(start);
}

/** What a line of the crash other than the headline says, by the signature with the least doubt. */
function readAnyLine(
  lines: readonly ClassifiedLine[],
): TellingLine | undefined {
  for (const [signature, ...patterns] of LOG_PATTERNS) {
    const known = lines.filter(({ text }) => matches(patterns, text));
    const line = known.length > 0 ? tellingLine(lines, known) : undefined;
    if (line) return { line: line.text, signature, isError: true };
  }
  return undefined;
}

/** The headline, if it or a frame around it is known. */
function readFrames(lines: readonly ClassifiedLine[]): TellingLine | undefined {
  const frame = FRAME_PATTERNS.find(([, pattern]) =>
    lines.some(({ text }) => pattern.test(text)),
  );
  const line = headline(lines);
  return (
    line && {
      line: line.text,
      ...(frame && { signature: frame[0] }),
      isError: frame !== undefined || isError(line),
    }
  );
}

/**
 * The most informative line of a crash log: the start of the last error, or one that
 * matches a signature, or else the last line that is not blank.
 */
export function readLog(log: string): TellingLine | undefined {
  const lines = readLines(log);
  const first = headline(lines);
  const signature =
    first && isError(first) ? findSignature(first.text) : undefined;
  if (first && signature) {
    return { line: first.text, signature, isError: true };
  }
  return readAnyLine(crashLines(lines)) ?? readFrames(lines);
}
