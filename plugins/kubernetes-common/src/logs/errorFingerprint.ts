import { readLog } from '../diagnose/rules/logSignatures';

/**
 * The most informative line about a program's end, and its fingerprint without
 * parts that differ between runs.
 *
 * @public
 */
export interface ErrorFingerprint {
  /** As the program wrote it, without colours. */
  readonly line: string;
  /** False when no line reports an error; then it is the last line. */
  readonly isError: boolean;
  /** Equal for runs that ended for the same reason. `…` stands for parts that differ. */
  readonly fingerprint: string;
}

const ANYTHING = '…';
const NUMBER = '#';

/** Higher ports are ephemeral. */
const FIRST_EPHEMERAL_PORT = 32_768;

/** Fields of structured logs with the error, the more general ones first. */
const MESSAGE_FIELDS = ['msg', 'message', 'error', 'err', 'exception'] as const;

/** The alphabet of Kubernetes' generated names. */
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]';

/**
 * Parts that differ between runs. The first match at a position is used, so
 * specific patterns come first.
 */
const VARIABLE = new RegExp(
  [
    // A status code is kept, unlike other numbers.
    String.raw`(?<kept>\b(?:status(?:code)?|code|errno|exit|sqlstate|http/[\d.]+)["']?[ :=]{1,3}\d{1,5}\b)`,
    String.raw`(?<time>\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[ ]?[+-]\d\d:?\d\d)?)?|\b\d\d:\d\d:\d\d(?:[.,]\d+)?)`,
    String.raw`(?<uuid>\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b)`,
    String.raw`(?<address>(?:\b(?:\d{1,3}\.){3}\d{1,3}\b|\[[0-9a-f.%]*:[0-9a-f:.%]*\])(?::(?<port>\d{1,5})\b)?)`,
    String.raw`(?<hex>\b0x[0-9a-f]+\b)`,
    String.raw`(?<quoted>"[^"]*"|'[^']*'|\x60[^\x60]*\x60)`,
    String.raw`(?<pod>(?<=-)${SAFE}{6,10}-${SAFE}{5}\b)`,
    String.raw`(?<id>\b(?=[a-z]*\d)(?=\d*[a-z])[0-9a-f]{7,}\b|\b(?=\w*\d)\w{24,}\b)`,
    String.raw`(?<number>(?<![A-Za-z\d])\d+(?:[.,:]\d+)*)`,
  ].join('|'),
  'gi',
);

/** An apostrophe inside a word doesn't start a quotation. */
const APOSTROPHE = /(?<=\p{L})'(?=\p{L})/gu;

/**
 * Computes the fingerprint of the error that ended a program.
 *
 * @param log - With or without colours; only its end matters
 * @returns undefined for an empty log
 *
 * @public
 */
export function errorFingerprint(log: string): ErrorFingerprint | undefined {
  const verdict = readLog(log);
  if (!verdict) return undefined;
  const { line, isError } = verdict;
  return { line, isError, fingerprint: normalizeLine(line) };
}

function normalizeLine(line: string): string {
  return extractMessage(line)
    .replace(APOSTROPHE, '’')
    .replace(VARIABLE, (text, ...rest) => replacement(text, rest.at(-1)))
    .replace(/\s+/g, ' ')
    .trim();
}

function replacement(
  text: string,
  groups: Readonly<Record<string, string | undefined>>,
): string {
  if (groups.kept !== undefined) return text;
  if (groups.number !== undefined) return NUMBER;
  const { quoted, port } = groups;
  if (quoted !== undefined) return quoted[0] + ANYTHING + quoted[0];
  // A well-known port identifies an unreachable service.
  const isKnownPort = port !== undefined && Number(port) < FIRST_EPHEMERAL_PORT;
  return isKnownPort ? `${ANYTHING}:${port}` : ANYTHING;
}

/** The message of a structured line, without its other fields. */
function extractMessage(line: string): string {
  const fields = jsonFields(line) ?? logfmtFields(line);
  const said = MESSAGE_FIELDS.flatMap(name => fields.get(name) ?? []);
  return said.length > 0 ? said.join(': ') : line;
}

function jsonFields(line: string): ReadonlyMap<string, string> | undefined {
  if (!line.startsWith('{')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  return new Map(
    Object.entries(parsed).flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : nestedMessage(value);
      return text === undefined ? [] : [[name.toLowerCase(), text]];
    }),
  );
}

function nestedMessage(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = Reflect.get(value, 'message');
  return typeof message === 'string' ? message : undefined;
}

function logfmtFields(line: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, name, quoted, bare] of line.matchAll(
    /(?:^|\s)(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/g,
  )) {
    fields.set(name.toLowerCase(), quoted ?? bare);
  }
  return fields;
}
