import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject, timestamp } from '../kube/object';

/** What a manager owns of a ConfigMap; that of other kinds is read by nobody. */
const OWNED = ['data', 'binaryData'] as const;

/**
 * `managedFields` of a ConfigMap, as a client has them that writes all of it: its
 * time moves when something it owns changes. Other objects have none, which
 * keeps lists of them small; what an object brings along stays.
 */
export function managedFields(
  resource: string,
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
  now: number,
): unknown {
  const given = Reflect.get(object.metadata, 'managedFields');
  if (resource !== 'configmaps' || given !== undefined) return given;
  const kept: unknown =
    previous && Reflect.get(previous.metadata, 'managedFields');
  if (previous && kept !== undefined && isSame(object, previous)) return kept;
  const fields = OWNED.flatMap(key => {
    const value: unknown = Reflect.get(object, key);
    if (typeof value !== 'object' || value === null) return [];
    const keys = Object.keys(value).map(each => [`f:${each}`, {}] as const);
    return [[`f:${key}`, { '.': {}, ...Object.fromEntries(keys) }] as const];
  });
  return [
    {
      manager: 'fake',
      operation: 'Update',
      apiVersion: object.apiVersion,
      time: timestamp(now),
      fieldsType: 'FieldsV1',
      fieldsV1: Object.fromEntries(fields),
    },
  ];
}

function isSame(object: KubernetesObject, previous: KubernetesObject): boolean {
  const { labels, annotations } = object.metadata;
  return (
    OWNED.every(key =>
      isDeepStrictEqual(Reflect.get(object, key), Reflect.get(previous, key)),
    ) &&
    isDeepStrictEqual(labels, previous.metadata.labels) &&
    isDeepStrictEqual(annotations, previous.metadata.annotations)
  );
}
