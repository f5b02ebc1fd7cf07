import {
  Clock,
  KubernetesObject,
  ObjectStore,
} from '@podlight/fake-kubernetes-api-server';
import { Controller, PlacedObject } from './Controller';

/** After a longer pause, for example of a sleeping laptop, intermediate states are skipped. */
const MAX_REPLAY_MS = 120_000;
/** A timer that fires slightly early would find nothing to do. */
const MIN_WAIT_MS = 5;

interface Placed {
  readonly placed: PlacedObject;
  text: string;
}

interface Entry {
  readonly controller: Controller;
  nextChangeMs: number;
  objects: Map<string, Placed>;
}

function objectId({ resource, object }: PlacedObject): string {
  return `${resource} ${object.metadata.namespace ?? ''}/${
    object.metadata.name
  }`;
}

/** Keeps the store of one cluster at the objects that its controllers want, as time passes. */
export class World {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #entries: Entry[];
  #simulatedMs: number;
  #cancel = () => {};

  constructor(
    store: ObjectStore,
    clock: Clock,
    controllers: readonly Controller[],
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#simulatedMs = clock.now();
    this.#entries = controllers.map(controller => ({
      controller,
      nextChangeMs: -Infinity,
      objects: new Map(),
    }));
    this.#advance();
  }

  stop(): void {
    this.#cancel();
  }

  /** Asks a controller again, because what it wants has changed at this moment. */
  refresh(controller: Controller): void {
    const entry = this.#entries.find(each => each.controller === controller);
    if (!entry) return;
    entry.nextChangeMs = -Infinity;
    this.#cancel();
    this.#advance();
  }

  /** Applies all changes that are due, in order. */
  readonly #advance = (): void => {
    const nowMs = this.#clock.now();
    if (nowMs - this.#simulatedMs > MAX_REPLAY_MS) this.#simulatedMs = nowMs;
    for (let next = this.#nextDue(nowMs); next; next = this.#nextDue(nowMs)) {
      this.#simulatedMs = Math.max(this.#simulatedMs, next.nextChangeMs);
      this.#update(next, this.#simulatedMs);
    }
    this.#simulatedMs = nowMs;
    const nextMs = Math.min(...this.#entries.map(entry => entry.nextChangeMs));
    if (nextMs === Infinity) return;
    this.#cancel = this.#clock.after(
      Math.max(MIN_WAIT_MS, nextMs - nowMs),
      this.#advance,
    );
  };

  #nextDue(nowMs: number): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.#entries) {
      if (entry.nextChangeMs > nowMs) continue;
      if (!first || entry.nextChangeMs < first.nextChangeMs) first = entry;
    }
    return first;
  }

  #update(entry: Entry, atMs: number): void {
    const { objects, nextChangeMs } = entry.controller.snapshot(atMs);
    entry.nextChangeMs = Math.max(nextChangeMs, atMs + 1);
    const wanted = new Map<string, Placed>();
    for (const placed of objects) {
      const id = objectId(placed);
      wanted.set(id, this.#place(placed, entry.objects.get(id)));
    }
    for (const [id, { placed }] of entry.objects) {
      if (!wanted.has(id)) this.#remove(placed.resource, placed.object);
    }
    entry.objects = wanted;
  }

  #place(placed: PlacedObject, before: Placed | undefined): Placed {
    if (before?.placed.object === placed.object) return before;
    const text = JSON.stringify(placed.object);
    if (before?.text !== text) this.#store.put(placed.resource, placed.object);
    return { placed, text };
  }

  #remove(resource: string, { metadata }: KubernetesObject): void {
    this.#store.delete(resource, metadata.namespace, metadata.name);
  }
}
