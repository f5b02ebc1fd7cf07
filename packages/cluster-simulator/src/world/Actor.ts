import { KubernetesObject } from '@podlight/fake-kubernetes-api-server';

/** One object that should be in the store, by the qualified name of its resource. */
export interface PlacedObject {
  readonly resource: string;
  readonly object: KubernetesObject;
}

/** All that an actor wants to be there at one moment. */
export interface Snapshot {
  readonly objects: readonly PlacedObject[];
  /** When to ask again; Infinity when nothing will change. */
  readonly nextChangeMs: number;
}

/** A part of a cluster whose objects are a function of time: a workload, the nodes. */
export interface Actor {
  snapshot(nowMs: number): Snapshot;
}

/** Objects that never change. */
export function unchanging(objects: readonly PlacedObject[]): Actor {
  return { snapshot: () => ({ objects, nextChangeMs: Infinity }) };
}
