import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster with seven thousand pods has about thirty thousand objects in all, of which each service sees its own. */
const MAX_OBJECTS = 200_000;

/** Of what is kept of them. An object in which everything is as long as it may be has megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What a property costs besides its text. */
const PROPERTY_BYTES = 24;

export interface ObjectQuotaOptions {
  readonly maxObjects?: number;
  readonly maxBytes?: number;
}

/**
 * How much is kept of one cluster over all services that somebody looks at: who
 * owns a cluster may have any number of them in the catalog.
 */
export class ObjectQuota {
  readonly #maxObjects: number;
  readonly #maxBytes: number;
  #objects = 0;
  #bytes = 0;

  constructor({
    maxObjects = MAX_OBJECTS,
    maxBytes = MAX_BYTES,
  }: ObjectQuotaOptions = {}) {
    this.#maxObjects = maxObjects;
    this.#maxBytes = maxBytes;
  }

  get objects(): number {
    return this.#objects;
  }

  /** Whether there is room for it; it is counted then. */
  take(object: ModelObject): boolean {
    if (this.#objects >= this.#maxObjects) return false;
    const bytes = sizeOf(object);
    if (this.#bytes + bytes > this.#maxBytes) return false;
    this.#objects += 1;
    this.#bytes += bytes;
    return true;
  }

  /** Takes back what {@link ObjectQuota.take} has counted. */
  give(object: ModelObject): void {
    this.#objects -= 1;
    this.#bytes -= sizeOf(object);
  }
}

/** One quota for each cluster, whoever reads it. */
export class ObjectQuotas {
  readonly #options: ObjectQuotaOptions;
  readonly #quotas = new Map<string, ObjectQuota>();

  constructor(options: ObjectQuotaOptions = {}) {
    this.#options = options;
  }

  of(cluster: string): ObjectQuota {
    const quota = this.#quotas.get(cluster) ?? new ObjectQuota(this.#options);
    this.#quotas.set(cluster, quota);
    return quota;
  }
}

/** About how much memory a value takes: the same each time for the same object, which does not change. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = 0;
  for (const field of Object.values(value)) {
    bytes += PROPERTY_BYTES + sizeOf(field);
  }
  return bytes;
}
