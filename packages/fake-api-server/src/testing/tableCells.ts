import { KubernetesObject } from '../kube/object';
import { tableRow } from '../print/table';

/**
 * The cells that `kubectl get` prints for an object, those of `-o wide` included.
 *
 * @public
 */
export function tableCells(
  kind: string,
  object: KubernetesObject,
  nowMs: number,
): readonly unknown[] {
  return tableRow(kind, object, 'None', nowMs).cells;
}
