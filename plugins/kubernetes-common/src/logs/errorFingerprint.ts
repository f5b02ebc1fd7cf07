import { readLog } from '../diagnose/rules/logSignatures';

/**
 * The line that says most about how a program ended, and what is left of it
 * without everything that differs from run to run.
 *
 * @public
 */
export interface ErrorFingerprint {
  /** As the program wrote it, without colours. */
  readonly line: string;
  /** False when nothing says that something went wrong: it is the last line that was written. */
  readonly isError: boolean;
  /** Two runs that ended for the same reason have the same one. `…` stands for what differs. */
  readonly shape: string;
}

const ANYTHING = '…';
const NUMBER = '#';

/** Above this, ports are those that the kernel hands out anew for each connection. */
const FIRST_EPHEMERAL_PORT = 32_768;

/** Where structured logs have what went wrong, the more general first. */
const MESSAGE_FIELDS = ['msg', 'message', 'error', 'err', 'exception'] as const;

/** Kubernetes and its generators use letters that make no words. */
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]';

/**
 * What differs from run to run. The first that fits at a place is taken, so the
 * order is from the special to the general.
 */
const VARIABLE = new RegExp(
  [
    // A status says what went wrong, whatever else is a number.
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

/** An apostrophe inside of a word is not the beginning of a quotation. */
const APOSTROPHE = /(?<=\p{L})'(?=\p{L})/gu;

/**
 * Finds the shape of the error that ended a program.
 *
 * @param log - With or without colours; only its end matters
 * @returns undefined for a log that says nothing
 *
 * @public
 */
export function errorFingerprint(log: string): ErrorFingerprint | undefined {
  const verdict = readLog(log);
  if (!verdict) return undefined;
  const { line, isError } = verdict;
  return { line, isError, shape: normalizeLine(line) };
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
  // A well-known port says what could not be reached.
  const isKnownPort = port !== undefined && Number(port) < FIRST_EPHEMERAL_PORT;
  return isKnownPort ? `${ANYTHING}:${port}` : ANYTHING;
}

/** What a structured line says: everything around it is the same, or different, in every line. */
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
