import { formatAge } from './age';
import { formatSelector } from './selector';
import { FilterQuery, FilterTerm } from './types';
import { parseQuery } from './parseQuery';

/**
 * The text that `parseQuery` reads as this query.
 *
 * @public
 */
export function formatQuery(query: FilterQuery): string {
  return query.terms.map(formatTerm).join(' ');
}

function formatTerm(term: FilterTerm): string {
  return `${term.isNegated ? '!' : ''}${formatPositive(term)}`;
}

function formatPositive(term: FilterTerm): string {
  switch (term.type) {
    case 'text':
      return isPlainText(term.text) ? term.text : quote(term.text);
    case 'status':
      return `status:${formatValues([
        ...term.states,
        ...(term.sentStates ?? []),
      ])}`;
    case 'list':
      return `${term.field}:${formatValues(term.values)}`;
    case 'written':
      return `${term.source}:${term.key}=${formatValues(term.values)}`;
    case 'detail':
      return `${term.field}:${formatValues(term.values)}`;
    case 'exit':
      return `exit:${
        term.codes.length > 1 ? '' : term.comparison
      }${term.codes.join(',')}`;
    case 'restarts':
      return `restarts:${term.comparison}${term.count}`;
    case 'age':
      return `age:${term.comparison}${formatAge(term.ageSeconds)}`;
    default:
      return `-l ${formatSelector(term.requirements)}`;
  }
}

/** Whether the parser reads the unquoted text as plain text. */
function isPlainText(text: string): boolean {
  const result = parseQuery(text);
  if (!result.ok || result.query.terms.length !== 1) return false;
  const [term] = result.query.terms;
  return term.type === 'text' && !term.isNegated && term.text === text;
}

function formatValues(values: readonly string[]): string {
  return values.map(quoteValue).join(',');
}

function quoteValue(value: string): string {
  return /^[^\s",]+$/.test(value) ? value : quote(value);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
