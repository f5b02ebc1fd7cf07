import { headline, isError, LogLine, readLines } from './logLines';

/**
 * What the last lines of a crashed program look like. Labels, not causes: the
 * first that matches becomes the param `signature`, and only `exec-format`
 * changes the class.
 */
const LOG_SIGNATURES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['exec-format', /exec format error/],
  ['port-in-use', /address already in use|EADDRINUSE/],
  ['credentials', /password authentication failed|Access denied for user/],
  [
    'dependency-unreachable',
    /ECONNREFUSED|connection refused|no such host|getaddrinfo ENOTFOUND|could not connect to server/i,
  ],
  ['node-heap', /JavaScript heap out of memory/],
  ['java-heap', /java\.lang\.OutOfMemoryError/],
  ['rbac', /forbidden: User "system:serviceaccount:/],
  [
    'missing-module',
    /ModuleNotFoundError|Cannot find (?:module|package) |ClassNotFoundException|NoClassDefFoundError/,
  ],
  ['missing-library', /error while loading shared libraries/],
  ['read-only-filesystem', /read-only file system/i],
  ['disk-full', /no space left on device/i],
  ['file-limit', /too many open files/i],
  ['certificate', /x509:/],
  ['bad-flag', /unknown flag|unrecognized option/],
  [
    'missing-setting',
    /is required|environment variable .{0,80} (?:not set|missing)/,
  ],
  ['permission', /permission denied|EACCES/i],
  ['python-traceback', /Traceback \(most recent call last\)/],
  ['go-panic', /^panic:|^fatal error:|^goroutine \d/],
];

/** These know a kind of crash by its frame, which is not what it says. */
const BY_FRAME: ReadonlySet<string> = new Set(['python-traceback', 'go-panic']);

/** The line that says most, and what it looks like. */
export interface LogVerdict {
  readonly line: string;
  readonly signature?: string;
  /** False when the line is only the last one: a program may be stopped in the middle of its work. */
  readonly isError: boolean;
}

/** Of the lines that a signature knows, the one that says most. */
function tellingLine(
  lines: readonly LogLine[],
  known: readonly LogLine[],
): LogLine | undefined {
  return (
    known.findLast(({ role }) => role === 'head') ??
    known.findLast(({ role }) => role === 'plain') ??
    headline(lines)
  );
}

/**
 * The most telling line of a crash log: one that a signature knows, else how
 * the last error begins, else the last that is not blank.
 */
export function readLog(log: string): LogVerdict | undefined {
  const lines = readLines(log);
  for (const [signature, pattern] of LOG_SIGNATURES) {
    const known = lines.filter(({ text }) => pattern.test(text));
    if (known.length === 0) continue;
    const line = BY_FRAME.has(signature)
      ? headline(lines)
      : tellingLine(lines, known);
    return line && { line: line.text, signature, isError: true };
  }
  const line = headline(lines);
  return line && { line: line.text, isError: isError(line) };
}
