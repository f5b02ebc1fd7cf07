import { headline, isError, LogLine, readLines } from './logLines';

/**
 * Signatures of the last lines of a crashed program. The first match becomes
 * the param `signature`; only `exec-format` changes the class.
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

/** These match a frame of the crash, which is not the line to quote. */
const BY_FRAME: ReadonlySet<string> = new Set(['python-traceback', 'go-panic']);

/** The most informative line, and its signature. */
export interface TellingLine {
  readonly line: string;
  readonly signature?: string;
  /** False when the line is only the last one, as a program may be stopped during its work. */
  readonly isError: boolean;
}

/** The most informative line that matches a signature. */
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
 * The most informative line of a crash log: one that matches a signature, or
 * else the start of the last error, or else the last line that is not blank.
 */
export function readLog(log: string): TellingLine | undefined {
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
