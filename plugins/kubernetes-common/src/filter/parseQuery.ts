import { FilterSyntaxError, Scanner } from './Scanner';
import { parseSelector } from './selector';
import { findSyntax } from './terms';
import { FilterResult, FilterTerm, MAX_FILTER_LENGTH } from './types';

/** Not a field if a tag, a port or the rest of an address follows, as in `nginx:1.25`. */
const UNKNOWN_FIELD = /^[a-z][a-z_-]*:(?!v?\d|latest\b|sha256:|\/\/)/i;

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
    if (!(error instanceof FilterSyntaxError)) throw error;
    const { code, start, end } = error;
    return { ok: false, error: { code, start, end } };
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
  const field = readField(scanner, isNegated, sentStates);
  if (field) return field;
  if (UNKNOWN_FIELD.test(rest)) {
    const at = scanner.position;
    scanner.position += rest.indexOf(':');
    throw scanner.failure('unknown-field', at);
  }
  const text = scanner.word();
  if (text === '') throw scanner.failure('missing-text', start);
  return { type: 'text', text, isNegated };
}

function readField(
  scanner: Scanner,
  isNegated: boolean,
  sentStates: readonly string[],
): FilterTerm | undefined {
  const start = scanner.position;
  const colon = scanner.text.indexOf(':', start);
  const word = scanner.text.slice(start, colon).toLowerCase();
  const syntax = findSyntax(word);
  if (colon < 0 || !syntax) return undefined;
  scanner.position = colon + 1;
  return syntax.parse({ scanner, start, word, isNegated, sentStates });
}

function readLabels(scanner: Scanner, isNegated: boolean): FilterTerm {
  const flag = scanner.position;
  scanner.take('-l');
  scanner.skipSpace();
  if (scanner.isAtEnd) throw scanner.failure('missing-selector', flag);
  const start = scanner.position;
  const quoted = scanner.quoted() ?? scanner.quoted("'");
  const requirements = parseSelector(quoted ?? scanner.selector());
  if (!requirements) throw scanner.failure('bad-selector', start);
  return { type: 'labels', requirements, isNegated };
}
