import { parseQuery } from './parseQuery';
import { formatSelector } from './selector';
import { getSyntax } from './terms';
import { FilterQuery, FilterTerm } from './types';
import { quote } from './values';

/**
 * The text that `parseQuery` reads as this query.
 *
 * @public
 */
export function formatQuery(query: FilterQuery): string {
  return query.terms
    .map(term => `${term.isNegated ? '!' : ''}${formatPositive(term)}`)
    .join(' ');
}

function formatPositive(term: FilterTerm): string {
  switch (term.type) {
    case 'text':
      return isPlainText(term.text) ? term.text : quote(term.text);
    case 'labels':
      return `-l ${formatSelector(term.requirements)}`;
    default:
      return getSyntax(term).format(term);
  }
}

/** Whether the parser reads the unquoted text as plain text. */
function isPlainText(text: string): boolean {
  const result = parseQuery(text);
  if (!result.ok || result.query.terms.length !== 1) return false;
  const [term] = result.query.terms;
  return term.type === 'text' && !term.isNegated && term.text === text;
}
