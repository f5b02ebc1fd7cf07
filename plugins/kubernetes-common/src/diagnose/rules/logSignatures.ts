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
    /ModuleNotFoundError|Cannot find module|ClassNotFoundException|NoClassDefFoundError/,
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

/** Only the end tells why a program died. */
const MAX_LOG_CHARACTERS = 16_384;
const MAX_LINE_LENGTH = 500;

/** What the kubelet answers, with status 200, when the log of a removed container is asked for. */
const NO_LOG =
  /^(?:unable to retrieve container logs for|failed to try resolving symlinks)/;

/** The line that says most, and what it looks like. */
export interface LogVerdict {
  readonly line: string;
  readonly signature?: string;
}

/**
 * The most telling line of a crash log: the last one that a signature knows,
 * else the last that is not blank.
 */
export function readLog(log: string): LogVerdict | undefined {
  const lines = log
    .slice(-MAX_LOG_CHARACTERS)
    .split('\n')
    .map(line => line.trim().slice(0, MAX_LINE_LENGTH))
    .filter(line => line !== '' && !NO_LOG.test(line));
  for (const [signature, pattern] of LOG_SIGNATURES) {
    for (let position = lines.length - 1; position >= 0; position--) {
      if (pattern.test(lines[position])) {
        return { line: lines[position], signature };
      }
    }
  }
  const line = lines.at(-1);
  return line === undefined ? undefined : { line };
}
