import { KubernetesObject } from '../kube/object';
import { builtInPrinter, tableRow } from '../print/table';

/**
 * The cells that `kubectl get` prints for an object of a built-in kind, those of `-o wide` included.
 *
 * @public
 */
export function tableCells(
  kind: string,
  object: KubernetesObject,
  nowMs: number,
): readonly unknown[] {
  return tableRow(builtInPrinter(kind), object, 'None', nowMs).cells;
}
