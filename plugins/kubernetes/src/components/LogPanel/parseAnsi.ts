/** Text of one style. */
export interface LogSegment {
  readonly text: string;
  readonly color?: AnsiColor;
  readonly isBold?: boolean;
}

/** One line of a log. */
export type LogLine = readonly LogSegment[];

const COLORS = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
] as const;

/** The eight colours of a terminal; bright ones count as these. */
export type AnsiColor = (typeof COLORS)[number];

interface Style {
  readonly color?: AnsiColor;
  readonly isBold?: boolean;
}

const ESC = '\u001b';
const BEL = '\u0007';

/**
 * Escape sequences: CSI (the parameters and the final letter are captured),
 * OSC up to its terminator, and the two-character ones.
 */
const SEQUENCE = new RegExp(
  [
    `${ESC}\\[([0-9;:?<=>]*)[ -/]*([@-~])`,
    `${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?`,
    `${ESC}[ -/]*[0-~]`,
  ].join('|'),
  'g',
);

/** What a terminal does not print: the control characters, except the tab. */
const UNPRINTABLE = /(?!\t)\p{Cc}/gu;

/**
 * Splits a log into lines of coloured text. Colours go on over line ends, as in
 * a terminal; every other escape sequence is dropped, so that nothing in a log
 * can do more than colour itself. Of a line that overwrites itself with carriage
 * returns (a progress bar), the last state is kept.
 */
export function parseAnsi(log: string): readonly LogLine[] {
  const text = log.endsWith('\n') ? log.slice(0, -1) : log;
  if (text === '') return [];
  let style: Style = {};
  return text.split('\n').map(line => {
    const parsed = parseLine(lastOverwrite(line), style);
    style = parsed.style;
    return parsed.segments;
  });
}

/** The plain text of a log line. */
export function plainText(line: LogLine): string {
  return line.map(segment => segment.text).join('');
}

function lastOverwrite(line: string): string {
  const trimmed = line.endsWith('\r') ? line.slice(0, -1) : line;
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1);
}

function parseLine(line: string, initial: Style) {
  const segments: LogSegment[] = [];
  let style = initial;
  let from = 0;
  const take = (until: number) => {
    const text = line.slice(from, until).replace(UNPRINTABLE, '');
    if (text !== '') segments.push({ text, ...style });
  };
  for (const match of line.matchAll(SEQUENCE)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = applyCodes(style, match[1]);
  }
  take(line.length);
  return { segments, style };
}

function applyCodes(initial: Style, parameters: string): Style {
  let style = initial;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    // Extended colours bring their own parameters: skipped, or these would be read as codes.
    if (code === 38 || code === 48) i += codes[i + 1] === 5 ? 2 : 4;
    else style = applyCode(style, code);
  }
  return style;
}

function applyCode(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, isBold: true };
  if (code === 22) return { color: style.color };
  if (code === 39) return { isBold: style.isBold };
  if (code >= 30 && code <= 37) return { ...style, color: COLORS[code - 30] };
  if (code >= 90 && code <= 97) return { ...style, color: COLORS[code - 90] };
  return style;
}
