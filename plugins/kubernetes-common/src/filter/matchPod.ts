import { Finding } from '../diagnose/types';
import { FilteredPod } from './FilteredPod';
import { matchLabels } from './selector';
import { getSyntax } from './terms';
import { FilterQuery, FilterTerm } from './types';

/**
 * Returns a finding's title on the screen, which text terms also match.
 *
 * @public
 */
export type WordsOf = (finding: Finding) => readonly string[];

const noWords: WordsOf = () => [];
const NONE: readonly Finding[] = [];

/**
 * Whether a pod matches the query.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the pod's times
 * @param words - Other texts that match: titles of the pod's findings
 * @public
 */
export function matchPod(
  query: FilterQuery,
  pod: FilteredPod,
  now: number,
  words: WordsOf = noWords,
): boolean {
  return query.terms.every(
    term => matchTerm(term, pod, now, words) !== term.isNegated,
  );
}

function matchTerm(
  term: FilterTerm,
  pod: FilteredPod,
  now: number,
  words: WordsOf,
): boolean {
  switch (term.type) {
    case 'text':
      return matchText(term.text.toLowerCase(), pod, words);
    case 'labels':
      return matchLabels(term.requirements, pod.row.labels);
    default:
      return getSyntax(term).matches(term, pod, now);
  }
}

function matchText(
  wanted: string,
  { row, findings = NONE }: FilteredPod,
  words: WordsOf,
): boolean {
  const isIn = (text: string | undefined) =>
    text !== undefined && text.toLowerCase().includes(wanted);
  return (
    [row.name, row.node, row.status].some(isIn) ||
    row.containers.some(({ image, reason }) => isIn(image) || isIn(reason)) ||
    findings.some(finding => [finding.class, ...words(finding)].some(isIn))
  );
}
