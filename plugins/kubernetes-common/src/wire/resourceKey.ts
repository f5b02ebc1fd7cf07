import { ObjectRow } from './objectTypes';

/**
 * Identifies the kind of a row, because several APIs can use the same name, as
 * Kubernetes and Knative do with `Service`: the kind for Kubernetes' own,
 * PLURAL.GROUP for a custom resource. A {@link KindProblem} uses the same.
 *
 * @public
 */
export function resourceKey(
  row: Pick<ObjectRow, 'kind' | 'customResource'>,
): string {
  return row.customResource?.definition ?? row.kind;
}
