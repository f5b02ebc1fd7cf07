import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { MAX_TOKEN_CHARACTERS, ObjectList } from './list';
import { ObjectQuota, QuotaShare } from './ObjectQuota';
import { ObjectSet } from './ListWatchSpec';
import { WatchEvent } from './watchEvent';

/**
 * The objects of one kind as a list and the events after it make them. Each is
 * parsed once; one that did not change stays the very same object.
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
   * @param isSelected - the API server is not taken at its word: nothing else gets further
   * @param maxObjects - what comes beyond is not kept
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

  /** The same for as long as nothing changes. */
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

  /** Where the next watch begins, and what the next list must not be older than; opaque, so never compared. */
  get resourceVersion(): string {
    return this.#resourceVersion;
  }

  /** What is not in the list is gone. */
  replace({ objects, resourceVersion, isTruncated }: ObjectList): void {
    this.close();
    this.#isTruncated = isTruncated;
    this.#isClusterFull = false;
    this.#resourceVersion = resourceVersion;
    for (const object of objects) {
      if (this.#isSelected(object)) {
        this.#keep(objectKey(object.metadata), object);
      }
    }
  }

  /**
   * Whether anything is different now.
   *
   * @param parse - total: undefined for what the model does not understand, which is left out like in a list
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
    return this.#drop(objectKey(metadata));
  }

  /** Lets go of everything, and of its part of the cluster's quota. */
  close(): void {
    for (const name of [...this.#objects.keys()]) this.#drop(name);
    this.#snapshot = undefined;
  }

  #put(object: ModelObject): boolean {
    const name = objectKey(object.metadata);
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

  /** Whether anything is different now. */
  #keep(name: string, object: ModelObject): boolean {
    const before = this.#objects.get(name);
    if (before) this.#quota?.release(before);
    if (!this.#quota || this.#quota.tryAcquire(object)) {
      // One that was there before keeps its place.
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

interface RawMetadata {
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
}

function readMetadata(object: unknown): RawMetadata | undefined {
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

function objectKey({
  namespace,
  name,
}: Pick<RawMetadata, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
