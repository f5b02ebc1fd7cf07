import { KubernetesObject } from '@podlight/fake-kubernetes-api-server';

/** One object that should be in the store, by the qualified name of its resource. */
export interface PlacedObject {
  readonly resource: string;
  readonly object: KubernetesObject;
}

/** The objects that a controller wants at one moment. */
export interface Snapshot {
  readonly objects: readonly PlacedObject[];
  /** When the objects change next; Infinity for never. */
  readonly nextChangeMs: number;
}

/** A part of a cluster whose objects are a function of time: a workload, the nodes. */
export interface Controller {
  snapshot(nowMs: number): Snapshot;
}

/** Objects that never change. */
export function constantController(
  objects: readonly PlacedObject[],
): Controller {
  return { snapshot: () => ({ objects, nextChangeMs: Infinity }) };
}
