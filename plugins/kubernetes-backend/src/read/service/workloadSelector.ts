import { LabelSelector as WorkloadSelector } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector } from '../../locate';

/** Undefined for a selector that selects everything, which no workload may have. */
export function toSelector({
  matchLabels,
  matchExpressions,
}: WorkloadSelector): LabelSelector | undefined {
  return toTerms([
    ...equalities(matchLabels),
    ...matchExpressions.map(({ key, operator, values }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
    }),
  ]);
}

/** Terms that a label has a value. */
export function equalities(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

/** All of these terms; undefined where there are none, or one is invalid. */
export function toTerms(terms: readonly string[]): LabelSelector | undefined {
  const result = parseSelector(terms.join(','));
  return result.ok ? result.selector : undefined;
}
