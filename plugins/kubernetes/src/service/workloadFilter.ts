import {
  FilterTerm,
  formatQuery,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster, a workload in it, or a workload in all clusters. */
export interface FilterPlace {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly workload?: { readonly kind: string; readonly name: string };
}

/** The text of the filter that shows the pods of that place. */
export function placeFilter(place: FilterPlace): string {
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
