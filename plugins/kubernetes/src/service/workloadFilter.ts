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

/** The text of the filter that shows the pods in a scope. */
export function scopeFilter(scope: FilterScope): string {
  const { cluster, namespace, workload } = scope;
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
 * The scope of a filter that says nothing else, as {@link scopeFilter} writes it;
 * undefined for all other filters.
 */
export function readScope({ terms }: FilterQuery): FilterScope | undefined {
  const scope: { -readonly [Key in keyof FilterScope]: FilterScope[Key] } = {};
  for (const term of terms) {
    if (term.type !== 'list' || term.isNegated || term.values.length !== 1) {
      return undefined;
    }
    const [value] = term.values;
    const { field } = term;
    if (value.includes('*') || scope[field as keyof FilterScope]) {
      return undefined;
    }
    if (field === 'cluster' || field === 'namespace') scope[field] = value;
    else if (field === 'workload') {
      const [kind, name, ...more] = value.split('/');
      if (!name || more.length > 0) return undefined;
      scope.workload = { kind, name };
    } else return undefined;
  }
  return scope.cluster || scope.workload ? scope : undefined;
}

/** Whether something is in a scope. */
export function isInScope(
  scope: FilterScope | undefined,
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
  if (!scope) return false;
  const { workload } = scope;
  return (
    (scope.cluster ?? cluster) === cluster &&
    (scope.namespace ?? namespace) === namespace &&
    (workload?.kind ?? kind) === kind &&
    (workload?.name ?? name) === name
  );
}
