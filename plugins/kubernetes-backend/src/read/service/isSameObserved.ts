import {
  ClusterObjects,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObservedObjects } from './ObservedObjects';

const NO_OBJECTS: readonly ModelObject[] = [];

/**
 * Whether there is nothing to say. Most changes in a namespace are those of other
 * services, and an object that has not changed is the very same one.
 */
export function isSameObserved(
  a: ObservedObjects,
  b: ObservedObjects,
): boolean {
  if (a.type === 'failed' || b.type === 'failed') return false;
  return (
    a.isComplete === b.isComplete &&
    isSameText(a.staleReason, b.staleReason) &&
    isSameText(a.kindProblems, b.kindProblems) &&
    isSameText(a.extents, b.extents) &&
    isSameObjects(a.objects, b.objects) &&
    isSameObjects(a.references ?? {}, b.references ?? {})
  );
}

function isSameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isSameObjects(
  a: ClusterObjects['objects'],
  b: ClusterObjects['objects'],
): boolean {
  const [before, after] = [new Map(Object.entries(a)), Object.entries(b)];
  return (
    before.size === after.length &&
    after.every(([kind, objects]) => {
      const known = before.get(kind) ?? NO_OBJECTS;
      return (
        before.has(kind) &&
        known.length === objects.length &&
        objects.every((object, at) => object === known[at])
      );
    })
  );
}
