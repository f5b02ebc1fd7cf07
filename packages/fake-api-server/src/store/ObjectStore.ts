import { KubernetesObject, timestamp } from '../kube/object';
import { managedFields } from './managedFields';
import { Change, objectKey, ObjectSource, Query } from './ObjectSource';

/** Changes that are kept for watchers that resume; the real server keeps about five minutes. */
const MAX_REMEMBERED_CHANGES = 20_000;
/** Real clusters are never at resource version 1, and code that treats small numbers specially should fail here. */
const FIRST_REVISION = 1000;

interface Table {
  readonly objects: Map<string, KubernetesObject>;
  /** Keys in order, rebuilt after an addition or a deletion. */
  sorted?: readonly string[];
}

/**
 * All objects of one cluster in memory, with resource versions and the latest changes. Objects are
 * never changed in place.
 *
 * @public
 */
export class ObjectStore implements ObjectSource {
  readonly #now: () => number;
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Set<(change: Change) => void>();
  #changes: Change[] = [];
  #current = FIRST_REVISION;
  #oldest = FIRST_REVISION;

  constructor(now: () => number) {
    this.#now = now;
  }

  revision(): number {
    return this.#current;
  }

  oldestRevision(): number {
    return this.#oldest;
  }

  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#tables.get(resource)?.objects.get(objectKey(namespace, name));
  }

  *query(query: Query): Iterable<KubernetesObject> {
    const table = this.#tables.get(query.resource);
    if (!table) return;
    table.sorted ??= [...table.objects.keys()].sort();
    const prefix = query.namespace === undefined ? '' : `${query.namespace}/`;
    for (const key of table.sorted) {
      if (query.after !== undefined && key <= query.after) continue;
      if (!key.startsWith(prefix)) continue;
      const object = table.objects.get(key);
      if (object) yield object;
    }
  }

  *changesAfter(revision: number): Iterable<Change> {
    for (const change of this.#changes) {
      if (change.revision > revision) yield change;
    }
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds an object or replaces the one of that name, and gives it the next resource version. */
  put(resource: string, object: KubernetesObject): KubernetesObject {
    const table: Table = this.#tables.get(resource) ?? { objects: new Map() };
    this.#tables.set(resource, table);
    const key = objectKey(object.metadata.namespace, object.metadata.name);
    const previous = table.objects.get(key);
    this.#current += 1;
    const managers = managedFields(resource, object, previous, this.#now());
    const stored: KubernetesObject = Object.freeze({
      ...object,
      metadata: {
        ...object.metadata,
        creationTimestamp:
          object.metadata.creationTimestamp ??
          previous?.metadata.creationTimestamp ??
          timestamp(this.#now()),
        resourceVersion: String(this.#current),
        ...(managers !== undefined && { managedFields: managers }),
      },
    });
    table.objects.set(key, stored);
    if (!previous) table.sorted = undefined;
    this.#record({
      revision: this.#current,
      resource,
      object: stored,
      previous,
      deleted: false,
    });
    return stored;
  }

  /** Adds an object that has always been there: no new version, no event. */
  adopt(resource: string, object: KubernetesObject): void {
    const table: Table = this.#tables.get(resource) ?? { objects: new Map() };
    this.#tables.set(resource, table);
    table.objects.set(
      objectKey(object.metadata.namespace, object.metadata.name),
      object,
    );
    table.sorted = undefined;
  }

  /** Returns whether there was such an object. */
  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): boolean {
    const table = this.#tables.get(resource);
    const previous = table?.objects.get(objectKey(namespace, name));
    if (!table || !previous) return false;
    table.objects.delete(objectKey(namespace, name));
    table.sorted = undefined;
    this.#current += 1;
    const object: KubernetesObject = {
      ...previous,
      metadata: {
        ...previous.metadata,
        resourceVersion: String(this.#current),
      },
    };
    this.#record({
      revision: this.#current,
      resource,
      object,
      previous,
      deleted: true,
    });
    return true;
  }

  /** Forgets all changes, like etcd's compaction: resuming from before gets 410. */
  compact(): void {
    this.#current += 1;
    this.#oldest = this.#current;
    this.#changes = [];
  }

  #record(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > MAX_REMEMBERED_CHANGES) {
      const dropped = this.#changes.splice(0, MAX_REMEMBERED_CHANGES / 2);
      this.#oldest = dropped[dropped.length - 1].revision;
    }
    for (const listener of this.#listeners) listener(change);
  }
}
