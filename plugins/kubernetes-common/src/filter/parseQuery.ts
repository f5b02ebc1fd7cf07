import { DimensionKey } from '../group';
import { DISPLAY_STATES, DisplayState } from '../status/displayState';
import { parseAge } from './age';
import { parseSelector } from './selector';
import { FilterSyntaxError, Scanner } from './Scanner';
import { isSameState } from './sameState';
import {
  Comparison,
  FilterErrorCode,
  FilterResult,
  FilterTerm,
  DETAIL_FIELDS,
  FILTER_FIELDS,
  LIST_FIELDS,
  MAX_FILTER_LENGTH,
} from './types';

const FIELD = new RegExp(`^(${FILTER_FIELDS.join('|')}):`, 'i');

/** Not a field if a tag, a port or the rest of an address follows, as in `nginx:1.25`. */
const UNKNOWN_FIELD = /^([a-z][a-z_-]*):(?!v?\d|latest\b|sha256:|\/\/)/i;
const EXIT = /^(<=|>=|<|>|=|)(\d{1,5})$/;
/** The values of a key without a list. */
const ANY_TEXT = '*';
const RESTARTS = /^(<=|>=|<|>|=|)(\d{1,9})$/;
const COMPARISONS: readonly Comparison[] = ['<', '<=', '=', '>=', '>'];

/**
 * Reads a filter. Terms are separated by white space and must all hold:
 *
 * - `text` in the name, node, image, status or a reason; `"in quotes"` where it
 *   has spaces or would mean something else
 * - `-l app=x,env!=y,tier in (a,b)` as kubectl takes it
 * - `status:failing,notReady`, and `cluster:`, `region:`, `zone:`, `namespace:`,
 *   `workload:`, `node:`, `version:` with a list of values, in which `*` stands for
 *   any text
 * - `label:KEY=` and `annotation:KEY=` with such a list, or the key alone for all
 *   pods that have it
 * - `image:nginx`, `reason:OOMKilled`, `class:OOMKilled`: a part of an image, why a
 *   container waits or ended, and what is wrong with the pod
 * - `exit:137,1`, `exit:>128`, `restarts:>3`, `age:<1h`
 * - `!` before any of them leaves out what matches
 *
 * Any other name before a colon is an error, unless a tag follows, as in
 * `web:1.2`.
 *
 * @param sentStates - States that only a newer backend knows, which `status:`
 * also accepts
 * @public
 */
export function parseQuery(
  text: string,
  sentStates: readonly string[] = [],
): FilterResult {
  if (text.length > MAX_FILTER_LENGTH) {
    const [start, end] = [MAX_FILTER_LENGTH, text.length];
    return { ok: false, error: { code: 'too-long', start, end } };
  }
  const scanner = new Scanner(text);
  const terms: FilterTerm[] = [];
  try {
    for (scanner.skipSpace(); !scanner.isAtEnd; scanner.skipSpace()) {
      terms.push(readTerm(scanner, sentStates));
    }
  } catch (error) {
    if (error instanceof FilterSyntaxError) return error.toResult();
    throw error;
  }
  return { ok: true, query: { terms } };
}

function readTerm(scanner: Scanner, sentStates: readonly string[]): FilterTerm {
  const start = scanner.position;
  const isNegated = scanner.take('!');
  const quoted = scanner.quoted();
  if (quoted !== undefined) return { type: 'text', text: quoted, isNegated };
  const rest = scanner.text.slice(scanner.position);
  if (/^-l(?=\s|$)/.test(rest)) return readLabels(scanner, isNegated);
  const field = FIELD.exec(rest)?.[1];
  if (field?.toLowerCase() === 'status') {
    return readStatus(scanner, sentStates, isNegated);
  }
  if (field) return readField(scanner, field.toLowerCase(), isNegated);
  const unknown = UNKNOWN_FIELD.exec(rest)?.[1];
  if (unknown) {
    const at = scanner.position;
    throw new FilterSyntaxError('unknown-field', at, at + unknown.length);
  }
  const text = scanner.word();
  if (text === '') throw failure('missing-text', start, scanner);
  return { type: 'text', text, isNegated };
}

function readLabels(scanner: Scanner, isNegated: boolean): FilterTerm {
  const flag = scanner.position;
  scanner.take('-l');
  scanner.skipSpace();
  if (scanner.isAtEnd) throw failure('missing-selector', flag, scanner);
  const start = scanner.position;
  const quoted = scanner.quoted() ?? scanner.quoted("'");
  const requirements = parseSelector(quoted ?? scanner.selector());
  if (!requirements) throw failure('bad-selector', start, scanner);
  return { type: 'labels', requirements, isNegated };
}

function readField(
  scanner: Scanner,
  name: string,
  isNegated: boolean,
): FilterTerm {
  const start = scanner.position;
  scanner.position += name.length + 1;
  if (name === 'restarts') return readRestarts(scanner, isNegated);
  if (name === 'age') return readAge(scanner, isNegated);
  if (name === 'label' || name === 'annotation') {
    return readWritten(scanner, name, isNegated);
  }
  if (name === 'exit') return readExit(scanner, isNegated);
  const values = readList(scanner, start);
  const detail = DETAIL_FIELDS.find(each => each === name);
  if (detail) return { type: 'detail', field: detail, values, isNegated };
  const field = LIST_FIELDS.find(each => each === name);
  // The remaining field is `status:`, which is parsed elsewhere.
  if (!field) throw failure('unknown-field', start, scanner);
  return { type: 'list', field, values, isNegated };
}

function readStatus(
  scanner: Scanner,
  sentStates: readonly string[],
  isNegated: boolean,
): FilterTerm {
  const start = scanner.position;
  scanner.position += 'status:'.length;
  const states: DisplayState[] = [];
  const sent: string[] = [];
  for (const value of readList(scanner, start)) {
    const known = DISPLAY_STATES.find(state => isSameState(state, value));
    if (known) states.push(known);
    else if (sentStates.some(state => isSameState(state, value))) {
      sent.push(value);
    } else throw failure('unknown-status', start, scanner);
  }
  return sent.length === 0
    ? { type: 'status', states, isNegated }
    : { type: 'status', states, sentStates: sent, isNegated };
}

function readWritten(
  scanner: Scanner,
  source: DimensionKey['source'],
  isNegated: boolean,
): FilterTerm {
  const start = scanner.position - source.length - 1;
  const key = scanner.word('=');
  if (key === '') throw failure('missing-key', start, scanner);
  const values = scanner.take('=') ? readList(scanner, start) : [ANY_TEXT];
  return { type: 'written', source, key, values, isNegated };
}

function readRestarts(scanner: Scanner, isNegated: boolean): FilterTerm {
  const start = scanner.position;
  const match = RESTARTS.exec(scanner.word());
  if (!match) throw failure('bad-restarts', start, scanner);
  const comparison = COMPARISONS.find(each => each === match[1]) ?? '=';
  return { type: 'restarts', comparison, count: Number(match[2]), isNegated };
}

/** Several codes, or one with a comparison. */
function readExit(scanner: Scanner, isNegated: boolean): FilterTerm {
  const start = scanner.position;
  const matches = scanner
    .word()
    .split(',')
    .map(part => EXIT.exec(part));
  const codes = matches.map(match => Number(match?.[2]));
  const sign = matches[0]?.[1] ?? '';
  const isOne = matches.length === 1 || matches.every(match => !match?.[1]);
  if (codes.some(Number.isNaN) || !isOne) {
    throw failure('bad-exit', start, scanner);
  }
  const comparison = COMPARISONS.find(each => each === sign) ?? '=';
  return { type: 'exit', comparison, codes, isNegated };
}

function readAge(scanner: Scanner, isNegated: boolean): FilterTerm {
  const start = scanner.position;
  const word = scanner.word();
  const comparison = word.startsWith('<') ? '<' : '>';
  const ageSeconds = parseAge(word.slice(1));
  if (!word.startsWith(comparison) || ageSeconds === undefined) {
    throw failure('bad-age', start, scanner);
  }
  return { type: 'age', comparison, ageSeconds, isNegated };
}

function readList(scanner: Scanner, start: number): readonly string[] {
  const values: string[] = [];
  do {
    const value = scanner.quoted() ?? scanner.word(',');
    if (value === '') throw failure('missing-value', start, scanner);
    values.push(value);
  } while (scanner.take(','));
  return values;
}

function failure(
  code: FilterErrorCode,
  start: number,
  scanner: Scanner,
): FilterSyntaxError {
  return new FilterSyntaxError(code, start, scanner.position);
}
