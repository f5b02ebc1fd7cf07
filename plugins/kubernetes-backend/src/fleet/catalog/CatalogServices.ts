import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Clock } from '../../util/timing';
import { Semaphore } from '../../util/Semaphore';
import { MatchedService } from '../match';
import { CatalogScan } from '../store/PlaceTimes';

/** A catalog processes its entities about every two minutes. */
const EVERY_MS = 60_000;

/** A catalog that starts with Backstage is empty at first, or does not answer; doubled each time. */
const FIRST_MS = 5_000;

/** Locators may ask other systems. */
const LOCATED_AT_ONCE = 8;

/** The newest may be too recent to count, so the one before is kept. */
const KEPT_SCANS = 2;

export interface CatalogServicesOptions {
  /** All entities with an annotation of the tab, page by page. */
  readonly listEntities: (
    signal: AbortSignal,
  ) => AsyncIterable<readonly Entity[]>;
  /** Undefined for an entity whose annotations are invalid. */
  readonly locate: (
    entity: Entity,
    signal: AbortSignal,
  ) => Promise<MatchedService | undefined>;
  /** Changes whenever the clusters do, as that may change where a service is. */
  readonly clustersKey: (signal: AbortSignal) => Promise<string>;
  readonly onService: (service: MatchedService) => void;
  /** Called before a reference stands for another service: what was known of it says nothing about the next. */
  readonly onReplaced: (entityRef: string) => void;
  readonly onGone: (entityRef: string) => void;
  readonly onFault: (error: unknown) => void;
  readonly clock: Clock;
  readonly monotonic?: () => number;
}

/**
 * The services of the catalog, kept up to date. Entities that have not changed cost
 * nothing but their page, and nothing of an entity is kept but a digest.
 */
export class CatalogServices {
  readonly #options: CatalogServicesOptions;
  /** By reference. */
  #digests = new Map<string, string>();
  /** When each located service last changed, by reference. */
  readonly #locatedAt = new Map<string, number>();
  /** Of those that are located, by reference. */
  readonly #subjects = new Map<string, string>();
  #isComplete = false;
  #scans: readonly CatalogScan[] = [];
  readonly #monotonic: () => number;

  constructor(options: CatalogServicesOptions) {
    this.#options = options;
    this.#monotonic = options.monotonic ?? (() => performance.now());
  }

  /** The last scans in which every service was located, oldest first. */
  get scans(): readonly CatalogScan[] {
    return this.#scans;
  }

  /** For how long a service has been known as it is, in milliseconds; 0 for one that isn't known. */
  knownForMs(entityRef: string): number {
    const now = this.#monotonic();
    return now - (this.#locatedAt.get(entityRef) ?? now);
  }

  /** Whether all of the catalog has been read once. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, onFault } = this.#options;
    let againMs = FIRST_MS;
    while (!signal.aborted) {
      let isRead = true;
      try {
        await this.refresh(signal);
      } catch (error) {
        // What is known stays, as a catalog that fails has not lost its entities.
        if (!signal.aborted) onFault(error);
        isRead = false;
      }
      const isKnown = isRead && this.#digests.size > 0;
      await clock.sleep(isKnown ? EVERY_MS : againMs, signal);
      againMs = isKnown ? FIRST_MS : Math.min(againMs * 2, EVERY_MS);
    }
  }

  /** Rejects where the catalog cannot be read to its end. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { clustersKey, listEntities } = this.#options;
    const startedAt = this.#monotonic();
    let isWhole = true;
    const clusters = await clustersKey(signal);
    const seen = new Map<string, string>();
    const locating = new Semaphore(LOCATED_AT_ONCE);
    for await (const page of listEntities(signal)) {
      const located = await Promise.all(
        page.map(entity =>
          locating.run(signal, () =>
            this.#take(entity, clusters, seen, signal),
          ),
        ),
      );
      isWhole &&= located.every(Boolean);
    }
    for (const entityRef of this.#digests.keys()) {
      if (!seen.has(entityRef)) this.#lose(entityRef);
    }
    this.#digests = seen;
    this.#isComplete = true;
    if (!isWhole) return;
    const scan = { startedAt, endedAt: this.#monotonic() };
    this.#scans = [...this.#scans, scan].slice(-KEPT_SCANS);
  }

  /** Returns false where it could not be located as it is. */
  async #take(
    entity: Entity,
    clusters: string,
    seen: Map<string, string>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { locate, onFault } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const digest = digestEntity(entity, clusters);
    if (this.#digests.get(entityRef) === digest) {
      seen.set(entityRef, digest);
      return true;
    }
    try {
      const service = await locate(entity, signal);
      // One that is invalid now is gone.
      if (service) this.#have(entityRef, service);
      else this.#lose(entityRef);
      seen.set(entityRef, digest);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      onFault(error);
      // It stays as it was, and is located again next time.
      if (this.#digests.has(entityRef)) seen.set(entityRef, '');
      return false;
    }
  }

  #have(entityRef: string, service: MatchedService): void {
    const { onReplaced, onService } = this.#options;
    const before = this.#subjects.get(entityRef);
    if (before !== undefined && before !== service.subject) {
      onReplaced(entityRef);
    }
    this.#subjects.set(entityRef, service.subject);
    this.#locatedAt.set(entityRef, this.#monotonic());
    onService(service);
  }

  #lose(entityRef: string): void {
    this.#locatedAt.delete(entityRef);
    this.#subjects.delete(entityRef);
    this.#options.onGone(entityRef);
  }
}

/** The catalog's etag covers the entity as written, but not its derived relations. */
function digestEntity(entity: Entity, clusters: string): string {
  const { etag, uid, annotations, labels } = entity.metadata;
  const relations = (entity.relations ?? []).map(({ type, targetRef }) => [
    type,
    targetRef,
  ]);
  return createHash('sha256')
    .update(
      JSON.stringify([clusters, uid, etag, annotations, labels, relations]),
    )
    .digest('base64url');
}
