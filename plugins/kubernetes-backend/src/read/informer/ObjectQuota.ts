import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster with seven thousand pods has about thirty thousand objects in all, of which each service sees its own. */
const MAX_OBJECTS = 200_000;

/** Of the parsed objects. The largest possible object has megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Memory of a property without its text. */
const PROPERTY_BYTES = 24;

/** Free for each list or watch, so that a service of ordinary size is always read completely. */
const FREE_OBJECTS = 500;
const FREE_BYTES = 512 * 1024;

export interface ObjectQuotaOptions {
  readonly maxObjects?: number;
  readonly maxBytes?: number;
  /** Not counted, for each share. */
  readonly freeObjects?: number;
  readonly freeBytes?: number;
}

/** The share of one list or watch; only what exceeds its free part counts toward the cluster's quota. */
export class QuotaShare {
  readonly #free: { readonly objects: number; readonly bytes: number };
  readonly #charge: (objects: number, bytes: number) => boolean;
  /** Bytes of each object, so that they are not estimated again on release. */
  readonly #sizes = new Map<ModelObject, number>();
  #bytes = 0;

  constructor(
    free: { readonly objects: number; readonly bytes: number },
    charge: (objects: number, bytes: number) => boolean,
  ) {
    this.#free = free;
    this.#charge = charge;
  }

  /** Counts the object if there is room for it; false if there is not. */
  tryAcquire(object: ModelObject): boolean {
    const size = estimateBytes(object);
    if (!this.#resize(this.#sizes.size + 1, this.#bytes + size)) return false;
    this.#sizes.set(object, size);
    return true;
  }

  /** Returns what {@link QuotaShare.tryAcquire} has counted. */
  release(object: ModelObject): void {
    const size = this.#sizes.get(object);
    if (size === undefined) return;
    this.#resize(this.#sizes.size - 1, this.#bytes - size);
    this.#sizes.delete(object);
  }

  #resize(objects: number, bytes: number): boolean {
    const { objects: freeObjects, bytes: freeBytes } = this.#free;
    const beyond = (used: number, free: number) => Math.max(0, used - free);
    const isCharged = this.#charge(
      beyond(objects, freeObjects) - beyond(this.#sizes.size, freeObjects),
      beyond(bytes, freeBytes) - beyond(this.#bytes, freeBytes),
    );
    if (isCharged) this.#bytes = bytes;
    return isCharged;
  }
}

/**
 * Limits what is kept of one cluster over all services that are open, as the owner
 * of a cluster may have any number of services in the catalog.
 */
export class ObjectQuota {
  readonly #maxObjects: number;
  readonly #maxBytes: number;
  readonly #freeObjects: number;
  readonly #freeBytes: number;
  #objects = 0;
  #bytes = 0;

  constructor({
    maxObjects = MAX_OBJECTS,
    maxBytes = MAX_BYTES,
    freeObjects = FREE_OBJECTS,
    freeBytes = FREE_BYTES,
  }: ObjectQuotaOptions = {}) {
    this.#maxObjects = maxObjects;
    this.#maxBytes = maxBytes;
    this.#freeObjects = freeObjects;
    this.#freeBytes = freeBytes;
  }

  /** Counted objects, without the free ones. */
  get objects(): number {
    return this.#objects;
  }

  /** A share for one list or watch. */
  share(): QuotaShare {
    return new QuotaShare(
      { objects: this.#freeObjects, bytes: this.#freeBytes },
      (objects, bytes) => this.#charge(objects, bytes),
    );
  }

  /** Returns false, and charges nothing, when it would be too much. Negative amounts are released. */
  #charge(objects: number, bytes: number): boolean {
    const isTooMuch =
      (objects > 0 && this.#objects + objects > this.#maxObjects) ||
      (bytes > 0 && this.#bytes + bytes > this.#maxBytes);
    if (isTooMuch) return false;
    this.#objects += objects;
    this.#bytes += bytes;
    return true;
  }
}

/** One quota for each cluster, over all identities. */
export class ObjectQuotas {
  readonly #options: ObjectQuotaOptions;
  readonly #quotas = new Map<string, ObjectQuota>();

  constructor(options: ObjectQuotaOptions = {}) {
    this.#options = options;
  }

  forCluster(cluster: string): ObjectQuota {
    const quota = this.#quotas.get(cluster) ?? new ObjectQuota(this.#options);
    this.#quotas.set(cluster, quota);
    return quota;
  }
}

/** About how much memory a value takes. */
function estimateBytes(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = 0;
  for (const field of Object.values(value)) {
    bytes += PROPERTY_BYTES + estimateBytes(field);
  }
  return bytes;
}
