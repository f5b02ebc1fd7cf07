import {
  ModelObject,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { MAX_TOKEN_CHARACTERS, ObjectList } from './list';
import { ObjectQuota, QuotaShare } from './ObjectQuota';
import { ObjectSet } from './ListWatchSpec';
import { WatchEvent } from './watchEvent';

/**
 * The objects of one type: those of a list, updated by the events after it. Each is
 * parsed once, and one that does not change stays the very same object.
 */
export class Store {
  readonly #isSelected: (object: ModelObject) => boolean;
  readonly #maxObjects: number;
  readonly #quota: QuotaShare | undefined;
  readonly #objects = new Map<string, ModelObject>();
  #resourceVersion = '';
  #snapshot: ObjectSet | undefined;
  #isTruncated = false;
  #isClusterFull = false;

  /**
   * @param isSelected - filters objects, rather than trusting the API server
   * @param maxObjects - objects beyond this are not kept
   * @param quota - of the cluster; see {@link Store.close}
   */
  constructor(
    isSelected: (object: ModelObject) => boolean,
    maxObjects = Infinity,
    quota?: ObjectQuota,
  ) {
    this.#isSelected = isSelected;
    this.#maxObjects = maxObjects;
    this.#quota = quota?.share();
  }

  get objects(): readonly ModelObject[] {
    return this.snapshot.objects;
  }

  /** The same object until something changes. */
  get snapshot(): ObjectSet {
    this.#snapshot ??= {
      objects: [...this.#objects.values()],
      isTruncated: this.#isTruncated,
      ...(this.#isClusterFull && { isClusterFull: true }),
    };
    return this.#snapshot;
  }

  get isEmpty(): boolean {
    return this.#objects.size === 0;
  }

  /** There were more objects than are kept. */
  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  /** Where the next watch starts, and the minimum for the next list; opaque, so never compared. */
  get resourceVersion(): string {
    return this.#resourceVersion;
  }

  /** Replaces all objects by those of a list. */
  replace({ objects, resourceVersion, isTruncated }: ObjectList): void {
    this.close();
    this.#isTruncated = isTruncated;
    this.#isClusterFull = false;
    this.#resourceVersion = resourceVersion;
    for (const object of objects) {
      if (this.#isSelected(object)) {
        this.#keep(namespacedName(object.metadata), object);
      }
    }
  }

  /**
   * Returns whether anything has changed.
   *
   * @param parse - returns undefined for objects that the model does not support; they are left out
   */
  apply(
    { type, object }: WatchEvent,
    parse: (raw: unknown) => ModelObject | undefined,
  ): boolean {
    const metadata = readMetadata(object);
    if (!metadata) return false;
    const { resourceVersion } = metadata;
    if (resourceVersion && resourceVersion.length <= MAX_TOKEN_CHARACTERS) {
      this.#resourceVersion = resourceVersion;
    }
    if (type === 'ADDED' || type === 'MODIFIED') {
      const parsed = parse(object);
      if (parsed && this.#isSelected(parsed)) return this.#put(parsed);
    } else if (type !== 'DELETED') return false;
    return this.#drop(namespacedName(metadata));
  }

  /** Releases all objects, and their part of the cluster's quota. */
  close(): void {
    for (const name of [...this.#objects.keys()]) this.#drop(name);
    this.#snapshot = undefined;
  }

  #put(object: ModelObject): boolean {
    const name = namespacedName(object.metadata);
    const isFull =
      this.#objects.size >= this.#maxObjects && !this.#objects.has(name);
    if (isFull && this.#isTruncated) return false;
    if (isFull) {
      this.#snapshot = undefined;
      this.#isTruncated = true;
      return true;
    }
    return this.#keep(name, object);
  }

  /** Returns whether anything has changed. */
  #keep(name: string, object: ModelObject): boolean {
    const before = this.#objects.get(name);
    if (before) this.#quota?.release(before);
    if (!this.#quota || this.#quota.tryAcquire(object)) {
      // An object that was there before keeps its place.
      this.#objects.set(name, object);
    } else {
      this.#objects.delete(name);
      if (this.#isClusterFull && !before) return false;
      this.#isTruncated = true;
      this.#isClusterFull = true;
    }
    this.#snapshot = undefined;
    return true;
  }

  #drop(name: string): boolean {
    const object = this.#objects.get(name);
    if (!object) return false;
    this.#quota?.release(object);
    this.#objects.delete(name);
    this.#snapshot = undefined;
    return true;
  }
}

/** What a watch needs of an object before it is parsed. */
export interface RawMetadata {
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
}

/** Undefined where there is no metadata. */
export function readMetadata(object: unknown): RawMetadata | undefined {
  if (typeof object !== 'object' || object === null) return undefined;
  const metadata: unknown = Reflect.get(object, 'metadata');
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const text = (key: string) => {
    const value: unknown = Reflect.get(metadata, key);
    return typeof value === 'string' ? value : '';
  };
  return {
    namespace: text('namespace'),
    name: text('name'),
    resourceVersion: text('resourceVersion'),
  };
}
