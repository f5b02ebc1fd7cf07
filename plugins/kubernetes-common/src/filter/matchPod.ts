import { Finding } from '../diagnose/types';
import { matchesGlob } from '../glob';
import { Dimension, dimensionValue, ServicePod, metadataValue } from '../group';
import { PodRow } from '../wire/types';
import { isSameState } from './sameState';
import { parseSelector } from './selector';
import {
  Comparison,
  DetailField,
  FilterQuery,
  FilterTerm,
  LabelRequirement,
  ListField,
} from './types';

/**
 * A pod with its findings, if known.
 *
 * @public
 */
export interface FilteredPod extends ServicePod {
  readonly findings?: readonly Finding[];
}

/**
 * Returns a finding's title on the screen, which text terms also match.
 *
 * @public
 */
export type WordsOf = (finding: Finding) => readonly string[];

const noWords: WordsOf = () => [];
const NONE: readonly Finding[] = [];
const NO_STATES: readonly string[] = [];

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
  const { row } = pod;
  switch (term.type) {
    case 'text': {
      const wanted = term.text.toLowerCase();
      return (
        searchableTexts(pod).some(text =>
          text.toLowerCase().includes(wanted),
        ) ||
        (pod.findings ?? NONE).some(finding =>
          [finding.class, ...words(finding)].some(text =>
            text.toLowerCase().includes(wanted),
          ),
        )
      );
    }
    case 'status':
      return term.states.includes(row.state) || isInSentState(row, term);
    case 'list': {
      const values = dimensionNames(pod, term.field);
      return term.values.some(wanted =>
        values.some(value => matchesPattern(value, wanted)),
      );
    }
    case 'written': {
      const value = metadataValue(row, term);
      return (
        value !== undefined &&
        term.values.some(wanted => matchesPattern(value, wanted))
      );
    }
    case 'detail':
      return fieldValues(pod, term.field).some(value =>
        term.values.some(wanted => matchesDetail(value, wanted, term.field)),
      );
    case 'exit':
      return row.containers.some(({ exitCode }) =>
        term.codes.some(
          code =>
            exitCode !== undefined && compare(exitCode, term.comparison, code),
        ),
      );
    case 'restarts':
      return compare(row.restarts, term.comparison, term.count);
    case 'age': {
      const ageMs = now - Date.parse(row.createdAt ?? '');
      return compare(ageMs, term.comparison, term.ageSeconds * 1_000);
    }
    default:
      return term.requirements.every(each => matchLabel(each, row.labels));
  }
}

function isInSentState(
  { sentState }: PodRow,
  { sentStates = NO_STATES }: Extract<FilterTerm, { type: 'status' }>,
): boolean {
  return (
    sentState !== undefined &&
    sentStates.some(state => isSameState(state, sentState))
  );
}

function searchableTexts({ row }: ServicePod): readonly string[] {
  const parts = [row.name, row.node, row.status];
  for (const container of row.containers) {
    parts.push(container.image, container.reason);
  }
  return parts.filter(part => part !== undefined);
}

function fieldValues(
  { row, findings = NONE }: FilteredPod,
  field: DetailField,
): readonly string[] {
  switch (field) {
    case 'class':
      return findings.map(finding => finding.class);
    case 'image':
      return row.containers.flatMap(({ image }) => image ?? []);
    default:
      return [
        row.status,
        ...row.containers.flatMap(({ reason }) => reason ?? []),
      ];
  }
}

/** Users write only parts of an image reference. */
function matchesDetail(value: string, wanted: string, field: DetailField) {
  return field === 'image' && !wanted.includes('*')
    ? value.toLowerCase().includes(wanted.toLowerCase())
    : matchesPattern(value, wanted);
}

/** A workload matches by its name and by `Kind/name`. */
function dimensionNames(
  pod: ServicePod,
  dimension: Dimension,
): readonly string[] {
  const value = dimensionValue(pod, dimension);
  const name = dimension === 'workload' ? pod.row.workload?.name : undefined;
  return [value, name].filter(each => each !== undefined);
}

/**
 * Applies only the location terms of a pod filter, for other things in a
 * cluster. All other terms are about pods and are ignored, as are those about
 * workloads for a place that has none.
 *
 * @public
 */
export function matchLocation(
  query: FilterQuery,
  place: {
    readonly cluster: string;
    readonly namespace: string;
    readonly workload?: { readonly kind: string; readonly name: string };
  },
): boolean {
  return query.terms.every(term => {
    if (term.type !== 'list') return true;
    const texts = placeTexts(place, term.field);
    if (!texts) return true;
    const isThere = term.values.some(wanted =>
      texts.some(text => matchesPattern(text, wanted)),
    );
    return isThere !== term.isNegated;
  });
}

function placeTexts(
  place: Parameters<typeof matchLocation>[1],
  field: ListField,
): readonly string[] | undefined {
  const { workload } = place;
  switch (field) {
    case 'cluster':
    case 'namespace':
      return [place[field]];
    case 'workload':
      return workload && [workload.name, `${workload.kind}/${workload.name}`];
    default:
      return undefined;
  }
}

/** Compares without regard to case. */
function matchesPattern(value: string, pattern: string): boolean {
  return matchesGlob(pattern.toLowerCase(), value.toLowerCase());
}

/** NaN is neither more nor less. */
function compare(actual: number, comparison: Comparison, wanted: number) {
  switch (comparison) {
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    default:
      return actual === wanted;
  }
}

/**
 * Whether labels match a selector in kubectl's syntax; false for an invalid
 * one.
 *
 * @public
 */
export function hasLabels(
  labels: Readonly<Record<string, string>>,
  selector: string,
): boolean {
  const requirements = parseSelector(selector);
  return requirements?.every(each => matchLabel(each, labels)) ?? false;
}

function matchLabel(
  requirement: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { key } = requirement;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case '=':
      return value === requirement.value;
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'notin':
      return value === undefined || !requirement.values.includes(value);
    default:
      return value !== requirement.value;
  }
}
