import { podAnnotationFilter } from '../../plugins/kubernetes-backend/src/read/podAnnotations';
import {
  ModelObject,
  parseObject,
  PodRow,
  toClusterObjects,
  toServiceRows,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';

interface Rows {
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
}

/** Leaves out what depends on the time of the comparison, such as a grace period. */
const MOMENTARY = new Set(['state', 'lastRestartAt', 'readyAgainAt', 'nextAt']);

/** A canonical text of a row: keys in order, absent ones omitted. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if (MOMENTARY.has(key) && typeof field === 'string') return undefined;
    if (typeof field !== 'object' || field === null || Array.isArray(field))
      return field;
    return Object.fromEntries(
      Object.entries(field).sort(([a], [b]) => a.localeCompare(b)),
    );
  });
}

/** The rows of one cluster by name, in a comparable form. */
export function comparable({ pods, workloads }: Rows): Map<string, string> {
  return new Map([
    ...pods.map(row => [`Pod ${row.name}`, textOf(row)] as const),
    ...workloads.map(row => [`${row.kind} ${row.name}`, textOf(row)] as const),
  ]);
}

/**
 * What a tab should show of one cluster, worked out from lists that were just made.
 *
 * @param lists - as the API server gave them
 */
export function freshRows(
  cluster: string,
  lists: readonly unknown[],
): Map<string, string> {
  const view = toClusterObjects(lists.flatMap(objectsIn), cluster);
  return comparable(toServiceRows(view, [], new Date()));
}

/** The backend runs without configured annotations. */
const keepAnnotation = podAnnotationFilter();

function objectsIn(list: unknown): readonly ModelObject[] {
  if (typeof list !== 'object' || list === null) return [];
  const kind = String(Reflect.get(list, 'kind')).replace(/List$/, '');
  const items: unknown = Reflect.get(list, 'items');
  if (!Array.isArray(items)) throw new Error(`No list of ${kind}`);
  return items
    .map(item =>
      parseObject(item, kind, kind === 'Pod' ? keepAnnotation : undefined),
    )
    .filter(object => object !== undefined);
}
