import { stripAnsi } from '../../logs/parseAnsi';

/** One line of a crash log, with its role. */
export interface ClassifiedLine {
  readonly text: string;
  /**
   * `head`: says what went wrong. `detail`: belongs to a head, such as a stack
   * frame, property or caret. `plain`: anything else.
   */
  readonly role: 'head' | 'detail' | 'plain';
}

/** Only the end of a log explains a crash. */
const MAX_LOG_CHARACTERS = 16_384;
const MAX_LINE_LENGTH = 500;
/** A head followed by more lines than this was not fatal. */
const MAX_PLAIN_AFTER_HEAD = 10;

/** The kubelet's response, with status 200, for the log of a removed container. */
const NO_LOG =
  /^(?:unable to retrieve container logs for|failed to try resolving symlinks)/;

/** First lines that runtimes print for an uncaught error. */
const HEADS: readonly RegExp[] = [
  // Node.js, Python, Java, .NET: TypeError: …, Caused by: java.sql.SQLException: …, [cause]: Error: …
  /^(?:\[?(?:cause|errors|Uncaught|Caused by|Unhandled exception|Exception in thread "[^"]*")\]?[:.]? |---> )*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception)(?: \[[\w ]+\])?(?: \(.{1,40}?\))?(?::|$)/,
  /^\[?UnhandledPromiseRejection/,
  // Go
  /^(?:panic|fatal error): /,
  // Rust before 1.73
  /^thread '[^']*' panicked at '/,
  // Ruby: app.rb:3:in 'fetch': key not found: "URL" (KeyError)
  /^(?=.*:\d+:in [`']).*\([A-Z][\w:]*\)$/,
  // PHP
  /^(?:PHP )?Fatal error: /,
];

const DETAILS: readonly RegExp[] = [
  /^at \S/,
  /^\.{3} \d+ (?:more|common frames)/,
  /^from .+:\d+/,
  /^(?:#\d+|\d+:) /,
  /^[\w$[\]'"-]+: .*,$/,
  /^[\^~{}[\](),|]+$/,
  /^(?:Node\.js v|note: run with|stack backtrace:|Stack trace:|thrown in )/,
  /^(?:goroutine \d|created by |exit status \d|\[signal |main\.\w+\()/,
  // Go's frames: net/http.(*Server).Serve(0xc0001, {0x7f})
  /^(?=[^(]*\.)[\w./-]+(?:\(\*?\w+\)\.[\w.]+)?\(.*\)$/,
  /^(?:Traceback \(most|During handling of the above|The above exception)/,
];

/** Levels, as words, as `level=error` and as JSON. */
const ERROR_LEVEL =
  /\b(?:ERROR|FATAL|CRITICAL|SEVERE)\b|\blevel=(?:error|fatal|panic)\b|"(?:level|severity)": ?"(?:error|fatal|critical)"/i;

/** Levels for ordinary work. */
const ROUTINE_LEVEL =
  /\b(?:INFO|DEBUG|TRACE)\b|\blevel=(?:info|debug|trace)\b|"(?:level|severity)": ?"(?:info|debug|trace)"|^[ID]\d{4} /;

/** Errors that programs print themselves: klog, nginx, shells, usage texts, SQL. */
const COMPLAINT =
  /^[EF]\d{4} |\[(?:emerg|alert|crit)\]|\b(?:PANIC|EMERG|ERR)\b|\bpanicked at\b|\b(?:failed|failure|cannot|could not|unable to|not found|no such|not allowed|denied|refused|invalid|unexpected|undefined|illegal|aborted|exception)\b/i;

const TRACEBACK = /^Traceback \(most recent call last\)/;
/** Rust since 1.73: the message is on the next line. */
const PANICKED = /^thread '[^']*' panicked at .*:$/;

function classifyLine(
  text: string,
  isIndented: boolean,
): ClassifiedLine['role'] {
  if (HEADS.some(pattern => pattern.test(text))) return 'head';
  const isDetail = isIndented || DETAILS.some(pattern => pattern.test(text));
  return isDetail ? 'detail' : 'plain';
}

/** The end of a log, without blank lines and colors. */
export function readLines(log: string): readonly ClassifiedLine[] {
  const lines: ClassifiedLine[] = [];
  let isInTraceback = false;
  let isMessageNext = false;
  const end = stripAnsi(log.slice(-MAX_LOG_CHARACTERS));
  for (const line of end.split('\n')) {
    const text = line.trim().slice(0, MAX_LINE_LENGTH);
    if (text === '' || NO_LOG.test(text)) continue;
    const isIndented = /^\s/.test(line);
    // Python exceptions can have any name: it is the first line after the frames.
    const isMessage = isMessageNext || (isInTraceback && !isIndented);
    lines.push({
      text,
      role: isMessage ? 'head' : classifyLine(text, isIndented),
    });
    isMessageNext = PANICKED.test(text);
    if (!isIndented) isInTraceback = TRACEBACK.test(text);
  }
  return lines;
}

/** Whether a line reports an error. */
export function isError({ text, role }: ClassifiedLine): boolean {
  return role === 'head' || ERROR_LEVEL.test(text) || COMPLAINT.test(text);
}

/** The most informative line: the start of the last error, or else the last line with an error, or else the last line. */
export function headline(
  lines: readonly ClassifiedLine[],
): ClassifiedLine | undefined {
  const spoken: ClassifiedLine[] = [];
  for (let position = lines.length - 1; position >= 0; position--) {
    const line = lines[position];
    if (line.role === 'head') return line;
    if (line.role === 'plain') spoken.push(line);
    if (spoken.length > MAX_PLAIN_AFTER_HEAD) break;
  }
  return (
    spoken.find(({ text }) => ERROR_LEVEL.test(text)) ??
    spoken.at(0) ??
    lines.at(-1)
  );
}

/** The last lines of a running program, which show what it does while a probe fails. */
export function lastLines(log: string, count: number): readonly string[] {
  return readLines(log)
    .slice(-count)
    .map(({ text }) => text);
}

/** Whether a line only reports ordinary work, such as a served request. */
export function isRoutine(text: string): boolean {
  return ROUTINE_LEVEL.test(text) && !isError({ text, role: 'plain' });
}
