import {
  configMapKey,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Evidence, EvidenceReader } from '../read';
import { Debouncer } from '../util/Debouncer';
import { Clock } from '../util/timing';
import { ClusterProjection, isEvidenceRequired } from './ClusterProjection';

/** A pod that fails changes every few seconds; its events can wait that long. */
const MIN_PAUSE_MS = 10_000;

/** An event can come without its object changing: a volume that cannot be mounted, a pull that is tried again. */
const MAX_AGE_MS = 60_000;

export interface EvidenceFetcherOptions {
  readonly projection: ClusterProjection;
  readonly reader: EvidenceReader;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Fetches the evidence that a diagnosis asks for when the objects it concerns have changed, at a bounded rate. */
export class EvidenceFetcher {
  readonly #options: EvidenceFetcherOptions;
  readonly #due: Debouncer;
  /** Objects that did not change stay the very same. */
  #seen = new WeakSet<ModelObject>();
  #seenConfigMaps: ReadonlySet<string> = new Set();
  #readAt = -Infinity;

  constructor(options: EvidenceFetcherOptions) {
    this.#options = options;
    this.#due = new Debouncer(options.clock, options.signal);
  }

  /** Call when the projection has changed. Returns whether evidence for it is fetched at once. */
  schedule(): boolean {
    const isNew =
      this.#concerned().some(object => !this.#seen.has(object)) ||
      this.#configMaps().some(key => !this.#seenConfigMaps.has(key));
    if (!isNew) return false;
    const waitMs = Math.max(0, this.#readAt + MIN_PAUSE_MS - this.#now());
    this.#due.requestWithin(waitMs);
    return waitMs === 0;
  }

  /** Ends when the signal aborts. */
  async *evidence(): AsyncGenerator<Evidence> {
    const { projection, reader, signal } = this.#options;
    while (await this.#due.wait()) {
      const wanted = projection.requiredEvidence;
      if (!isEvidenceRequired(wanted)) continue;
      this.#readAt = this.#now();
      this.#seen = new WeakSet(this.#concerned());
      this.#seenConfigMaps = new Set(this.#configMaps());
      yield await reader.read(wanted, projection.pods, signal);
      this.#due.requestWithin(MAX_AGE_MS);
    }
  }

  #configMaps(): readonly string[] {
    const { configMaps = [] } = this.#options.projection.requiredEvidence;
    return configMaps.map(({ namespace, name }) =>
      configMapKey(namespace, name),
    );
  }

  #concerned(): readonly ModelObject[] {
    const { objects, requiredEvidence } = this.#options.projection;
    const {
      events,
      previousLogs,
      currentLogs = [],
      objectEvents = [],
    } = requiredEvidence;
    const names = new Set([
      ...events.map(({ namespace, name }) => `Pod ${namespace}/${name}`),
      ...[...previousLogs, ...currentLogs].map(
        ({ namespace, pod }) => `Pod ${namespace}/${pod}`,
      ),
      ...objectEvents.map(
        ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
      ),
    ]);
    if (names.size === 0) return [];
    return Object.values(objects)
      .flat()
      .filter(({ kind, metadata: { namespace, name } }) =>
        names.has(`${kind} ${namespace}/${name}`),
      );
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
