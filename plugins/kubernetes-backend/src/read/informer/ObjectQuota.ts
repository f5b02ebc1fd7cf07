import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster with seven thousand pods has about thirty thousand objects in all, of which each service sees its own. */
const MAX_OBJECTS = 200_000;

/** Of what is kept of them. An object in which everything is as long as it may be has megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What a property costs besides its text. */
const PROPERTY_BYTES = 24;

/** Of each list or watch, in any case: a service of ordinary size is read whole, whatever others have opened. */
const FREE_OBJECTS = 500;
const FREE_BYTES = 512 * 1024;

export interface ObjectQuotaOptions {
  readonly maxObjects?: number;
  readonly maxBytes?: number;
  /** Of each share, which do not count. */
  readonly freeObjects?: number;
  readonly freeBytes?: number;
}

/** What one list or watch keeps; only what is beyond its free part counts for the cluster. */
export class QuotaShare {
  readonly #free: { readonly objects: number; readonly bytes: number };
  readonly #charge: (objects: number, bytes: number) => boolean;
  /** Bytes of each object, so that none is walked again when it goes. */
  readonly #sizes = new Map<ModelObject, number>();
  #bytes = 0;

  constructor(
    free: { readonly objects: number; readonly bytes: number },
    charge: (objects: number, bytes: number) => boolean,
  ) {
    this.#free = free;
    this.#charge = charge;
  }

  /** Whether there is room for it; it is counted then. */
  tryAcquire(object: ModelObject): boolean {
    const size = estimateBytes(object);
    if (!this.#resize(this.#sizes.size + 1, this.#bytes + size)) return false;
    this.#sizes.set(object, size);
    return true;
  }

  /** Takes back what {@link QuotaShare.tryAcquire} has counted. */
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
 * How much is kept of one cluster over all services that are open: the owner of
 * a cluster may have any number of them in the catalog.
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

  /** Without those that are free. */
  get objects(): number {
    return this.#objects;
  }

  /** The part of one list or watch. */
  share(): QuotaShare {
    return new QuotaShare(
      { objects: this.#freeObjects, bytes: this.#freeBytes },
      (objects, bytes) => this.#charge(objects, bytes),
    );
  }

  /** False when it would be too much; then nothing is charged. Less than nothing gives back. */
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

/** One quota for each cluster, whoever reads it. */
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
