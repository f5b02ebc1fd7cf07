/** A part of a text. */
export type Piece =
  | { readonly type: 'value'; readonly value: unknown }
  /** A line that is not JSON. */
  | { readonly type: 'line'; readonly line: string }
  /** JSON that ends too early or is damaged. */
  | { readonly type: 'broken'; readonly offset: number };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);

/** The position after the bracket that closes the one at `start`; -1 when there is none. */
function closingEnd(text: string, start: number): number {
  let depth = 0;
  let isInText = false;
  for (let position = start; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (isInText) {
      if (code === BACKSLASH) position += 1;
      else if (code === QUOTE) isInText = false;
    } else if (code === QUOTE) isInText = true;
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) {
      depth -= 1;
      if (depth === 0) return position + 1;
    }
  }
  return -1;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const SPACE = /\S/g;

function nextWord(text: string, from: number): number {
  SPACE.lastIndex = from;
  return SPACE.exec(text)?.index ?? -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/**
 * Splits a text with one JSON value, one per line, or several in a row, and
 * other lines between them, such as kubectl's warnings.
 */
export function* splitPieces(text: string): Generator<Piece> {
  const whole = parsed(text);
  if (whole) {
    yield { type: 'value', ...whole };
    return;
  }
  let position = nextWord(text, 0);
  while (position >= 0) {
    const isOpening = OPENING.has(text.charCodeAt(position));
    const end = isOpening ? closingEnd(text, position) : -1;
    const found = end < 0 ? undefined : parsed(text.slice(position, end));
    if (found) {
      yield { type: 'value', ...found };
      position = nextWord(text, end);
      continue;
    }
    const isObject = text[position] === '{';
    if (isObject && end < 0) {
      yield { type: 'broken', offset: position };
      return;
    }
    if (isObject) yield { type: 'broken', offset: position };
    const after = isObject ? end : lineEnd(text, position);
    if (!isObject) yield { type: 'line', line: text.slice(position, after) };
    position = nextWord(text, after);
  }
}
