import { AnsiStyle, LogSegment, parseAnsiLine, plainText } from './parseAnsi';

/**
 * One line of a container's log.
 *
 * @public
 */
export interface LogLine {
  /** From 1, in the order of reading. */
  readonly number: number;
  /**
   * When the container wrote it: RFC 3339 in UTC with nine digits of a second, so
   * that times can be compared as text. Absent where the log has no times.
   */
  readonly time?: string;
  /** Without colours. */
  readonly text: string;
  readonly segments: readonly LogSegment[];
}

/** The kubelet joins lines that the runtime split at 16 KiB; longer lines are cut here. */
const MAX_LINE_CHARACTERS = 32_768;

/** The prefix of `timestamps=true`; some runtimes use their node's time zone. */
const TIME =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(Z|[+-]\d\d:\d\d)(?: |$)/;

/**
 * Splits a log that arrives in arbitrary chunks into lines.
 *
 * @remarks Removes the kubelet's timestamps but not the program's own. Skips
 * empty lines without a timestamp, which are the backend's heartbeat.
 *
 * @public
 */
export class LogReader {
  readonly #isTimed: boolean;
  /** Kept unsearched, because a line may arrive in thousands of chunks. */
  #pending: string[] = [];
  #pendingLength = 0;
  #style: AnsiStyle = {};
  #count = 0;
  #hasTimes: boolean;

  /** @param options - `isTimed`: false if the log was requested without timestamps, so that a timestamp is the program's own */
  constructor({ isTimed = true }: { readonly isTimed?: boolean } = {}) {
    this.#isTimed = isTimed;
    this.#hasTimes = isTimed;
  }

  /** The lines that this chunk completes. */
  read(piece: string): readonly LogLine[] {
    const parts = piece.split('\n');
    const last = parts.pop() ?? '';
    if (parts.length > 0) parts[0] = this.#takePending() + parts[0];
    const lines = parts.flatMap(part => this.#parse(part));
    if (last !== '') this.#pending.push(last);
    this.#pendingLength += last.length;
    if (this.#pendingLength <= MAX_LINE_CHARACTERS) return lines;
    return [...lines, ...this.#parse(this.#takePending())];
  }

  /** The last line, if it has no line feed. */
  end(): readonly LogLine[] {
    const rest = this.#takePending();
    return rest === '' ? [] : this.#parse(rest);
  }

  #takePending(): string {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#pendingLength = 0;
    return text;
  }

  #parse(raw: string): readonly LogLine[] {
    if (raw === '' && this.#hasTimes) return [];
    const match = this.#isTimed ? TIME.exec(raw) : null;
    this.#hasTimes = match !== null;
    const time = match ? toUtc(match[1], match[2] ?? '', match[3]) : undefined;
    const text = match ? raw.slice(match[0].length) : raw;
    if (text.length <= MAX_LINE_CHARACTERS) return [this.#line(text, time)];
    const count = Math.ceil(text.length / MAX_LINE_CHARACTERS);
    return Array.from({ length: count }, (_, i) =>
      this.#line(
        text.slice(i * MAX_LINE_CHARACTERS, (i + 1) * MAX_LINE_CHARACTERS),
        time,
      ),
    );
  }

  #line(raw: string, time: string | undefined): LogLine {
    const { segments, style } = parseAnsiLine(raw, this.#style);
    this.#style = style;
    this.#count += 1;
    const text = plainText(segments);
    return { number: this.#count, time, text, segments };
  }
}

/**
 * The lines of a complete log.
 *
 * @param options - As {@link LogReader} takes them
 * @public
 */
export function readLogLines(
  log: string,
  options?: { readonly isTimed?: boolean },
): readonly LogLine[] {
  const reader = new LogReader(options);
  return [...reader.read(log), ...reader.end()];
}

function toUtc(
  seconds: string,
  fraction: string,
  zone: string,
): string | undefined {
  const digits = fraction.padEnd(9, '0');
  if (zone === 'Z') return `${seconds}.${digits}Z`;
  const atMs = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(atMs)) return undefined;
  return `${new Date(atMs).toISOString().slice(0, 19)}.${digits}Z`;
}
