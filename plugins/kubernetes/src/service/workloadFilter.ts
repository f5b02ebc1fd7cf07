import {
  FilterQuery,
  FilterTerm,
  formatQuery,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster, a workload in it, or a workload in all clusters. */
export interface FilterScope {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly workload?: { readonly kind: string; readonly name: string };
}

/** The text of the filter that shows the pods of that place. */
export function scopeFilter(place: FilterScope): string {
  const { cluster, namespace, workload } = place;
  const term = (
    field: 'cluster' | 'namespace' | 'workload',
    value: string,
  ): FilterTerm => ({ type: 'list', field, values: [value], isNegated: false });
  return formatQuery({
    terms: [
      ...(cluster === undefined ? [] : [term('cluster', cluster)]),
      ...(namespace ? [term('namespace', namespace)] : []),
      ...(workload
        ? [term('workload', `${workload.kind}/${workload.name}`)]
        : []),
    ],
  });
}

/**
 * The place of a filter that says nothing else, as {@link scopeFilter} writes it;
 * undefined for all other filters.
 */
export function readScope({ terms }: FilterQuery): FilterScope | undefined {
  const place: { -readonly [Key in keyof FilterScope]: FilterScope[Key] } = {};
  for (const term of terms) {
    if (term.type !== 'list' || term.isNegated || term.values.length !== 1) {
      return undefined;
    }
    const [value] = term.values;
    const { field } = term;
    if (value.includes('*') || place[field as keyof FilterScope]) {
      return undefined;
    }
    if (field === 'cluster' || field === 'namespace') place[field] = value;
    else if (field === 'workload') {
      const [kind, name, ...more] = value.split('/');
      if (!name || more.length > 0) return undefined;
      place.workload = { kind, name };
    } else return undefined;
  }
  return place.cluster || place.workload ? place : undefined;
}

/** Whether something is at that place. */
export function isInScope(
  place: FilterScope | undefined,
  {
    cluster,
    namespace,
    kind,
    name,
  }: {
    readonly cluster: string;
    readonly namespace: string;
    readonly kind: string;
    readonly name: string;
  },
): boolean {
  if (!place) return false;
  const { workload } = place;
  return (
    (place.cluster ?? cluster) === cluster &&
    (place.namespace ?? namespace) === namespace &&
    (workload?.kind ?? kind) === kind &&
    (workload?.name ?? name) === name
  );
}
