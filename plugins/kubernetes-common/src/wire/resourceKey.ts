import { ObjectRow } from './objectTypes';

/**
 * What tells the kind of a row from all others: two APIs may use one word for
 * their kinds, as Kubernetes and Knative do with `Service`. The kind itself for
 * one of Kubernetes, PLURAL.GROUP for a custom resource; a {@link KindProblem}
 * names it in the same way.
 *
 * @public
 */
export function resourceKey(
  row: Pick<ObjectRow, 'kind' | 'customResource'>,
): string {
  return row.customResource?.definition ?? row.kind;
}
