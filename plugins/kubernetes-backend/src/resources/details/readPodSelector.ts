import { parseSelector } from '../../locate';
import { isFields } from '../../scrub';
import { findValue } from '../paths/findValues';
import { FieldPath, parsePath } from '../paths/parsePath';

/** The label selector of an object's pods; undefined where it selects nothing, or anything. */
export type ReadPodSelector = (raw: unknown) => string | undefined;

const PLACEHOLDER = /\{\{\s{0,9}([^{}]{1,200}?)\s{0,9}\}\}/g;
const LABEL_KEY = /^[\w./-]{1,317}$/;
/** A value of a label. */
const LABEL_VALUE = /^[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;

/**
 * Compiles a selector with placeholders: `cnpg.io/cluster={{metadata.name}}`.
 *
 * @throws Error that says what is wrong
 */
export function compileSelectorTemplate(template: string): ReadPodSelector {
  const paths = new Map<string, FieldPath>();
  const example = template.replace(PLACEHOLDER, (_, path: string) => {
    paths.set(path, parsePath(path));
    return 'x';
  });
  const parsed = parseSelector(example);
  if (!parsed.ok) throw new Error(parsed.problem);
  return raw => {
    let isWhole = true;
    const text = template.replace(PLACEHOLDER, (_, path: string) => {
      const value = toLabelValue(findValue(raw, paths.get(path)!));
      isWhole &&= value !== undefined;
      return value ?? '';
    });
    return isWhole ? text : undefined;
  };
}

/** Reads `spec.selector` with labels or a LabelSelector, or the text of `status.selector`. */
export function selectorAt(path: FieldPath): ReadPodSelector {
  return raw => {
    const text = toSelector(findValue(raw, path));
    return text !== undefined && parseSelector(text).ok ? text : undefined;
  };
}

/** A key or a value with a comma would be another term. */
function isTerm(key: unknown, value: unknown): boolean {
  if (typeof key !== 'string' || typeof value !== 'string') return false;
  return LABEL_KEY.test(key) && (value === '' || LABEL_VALUE.test(value));
}

function toLabelValue(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && LABEL_VALUE.test(text) ? text : undefined;
}

function toSelector(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isFields(value)) return undefined;
  const isLabelSelector = 'matchLabels' in value || 'matchExpressions' in value;
  if (!isLabelSelector) return toTerms(value)?.join(',');
  const labels = toTerms(value.matchLabels ?? {});
  const expressions = toExpressions(value.matchExpressions ?? []);
  // A selector without one of its terms would select more.
  return labels && expressions && [...labels, ...expressions].join(',');
}

function toTerms(labels: unknown): readonly string[] | undefined {
  if (!isFields(labels)) return undefined;
  const terms = Object.entries(labels).map(([key, value]) =>
    isTerm(key, value) ? `${key}=${value}` : undefined,
  );
  return terms.every(term => term !== undefined) ? terms : undefined;
}

function toExpressions(list: unknown): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const terms = list.map(toExpression);
  return terms.every(term => term !== undefined) ? terms : undefined;
}

function toExpression(item: unknown): string | undefined {
  if (!isFields(item)) return undefined;
  const { key, operator, values = [] } = item;
  if (!Array.isArray(values)) return undefined;
  if (!values.every(value => isTerm(key, value))) return undefined;
  if (typeof key !== 'string' || !LABEL_KEY.test(key)) return undefined;
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  if (operator === 'In') return `${key} in (${values.join(',')})`;
  return operator === 'NotIn'
    ? `${key} notin (${values.join(',')})`
    : undefined;
}
