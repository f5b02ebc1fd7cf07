import { showInvisible } from '../invisible';

/**
 * The eight colors of a terminal; bright ones count as these.
 *
 * @public
 */
export type AnsiColor =
  | 'black'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'magenta'
  | 'cyan'
  | 'white';

/** In the order of their codes. */
const COLORS: readonly AnsiColor[] = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];

/**
 * The style of text in a terminal.
 *
 * @public
 */
export interface AnsiStyle {
  readonly color?: AnsiColor;
  readonly isBold?: boolean;
}

/**
 * Text of one style.
 *
 * @public
 */
export interface LogSegment extends AnsiStyle {
  readonly text: string;
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

/** Control characters except the tab. */
const UNPRINTABLE = /(?!\t)\p{Cc}/gu;

/** Most lines have no control characters and need no parsing. */
const PRINTABLE = /^[\t\P{Cc}]*$/u;

/**
 * Parses one log line into colored segments.
 *
 * @remarks Colors continue over line ends, as in a terminal. All other escape
 * sequences are removed, so that a log can only color itself. If a line
 * overwrites itself with carriage returns (a progress bar), its last state is
 * kept.
 *
 * @param line - Without its line feed
 * @param initial - The style at the end of the line before
 *
 * @public
 */
export function parseAnsiLine(
  line: string,
  initial: AnsiStyle = {},
): { readonly segments: readonly LogSegment[]; readonly style: AnsiStyle } {
  if (PRINTABLE.test(line)) {
    return {
      segments: line === '' ? [] : [{ text: showInvisible(line), ...initial }],
      style: initial,
    };
  }
  return parseSequences(lastOverwrite(line), initial);
}

/**
 * Removes terminal escape sequences from a log.
 *
 * @public
 */
export function stripAnsi(text: string): string {
  return text
    .split('\n')
    .map(line => plainText(parseAnsiLine(line).segments))
    .join('\n');
}

/**
 * The text of a line without its style.
 *
 * @public
 */
export function plainText(segments: readonly LogSegment[]): string {
  return segments.map(segment => segment.text).join('');
}

function lastOverwrite(line: string): string {
  const trimmed = line.endsWith('\r') ? line.slice(0, -1) : line;
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1);
}

function parseSequences(line: string, initial: AnsiStyle) {
  const segments: LogSegment[] = [];
  let style = initial;
  let from = 0;
  const take = (until: number) => {
    const text = showInvisible(
      line.slice(from, until).replace(UNPRINTABLE, ''),
    );
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

function applyCodes(initial: AnsiStyle, parameters: string): AnsiStyle {
  let style = initial;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    // Extended colors have parameters, which must not be read as codes.
    if (code === 38 || code === 48) i += codes[i + 1] === 5 ? 2 : 4;
    else style = applyCode(style, code);
  }
  return style;
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return {};
  if (code === 1) return { ...style, isBold: true };
  if (code === 22) return { color: style.color };
  if (code === 39) return { isBold: style.isBold };
  if (code >= 30 && code <= 37) return { ...style, color: COLORS[code - 30] };
  if (code >= 90 && code <= 97) return { ...style, color: COLORS[code - 90] };
  return style;
}
