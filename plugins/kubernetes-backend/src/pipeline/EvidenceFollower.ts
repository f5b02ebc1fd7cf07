import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { Evidence, EvidenceReader } from '../read';
import { Debouncer } from '../util/Debouncer';
import { Clock } from '../util/timing';
import { ClusterView, isAnyWanted } from './ClusterView';

/** A pod that fails changes every few seconds; its events can wait that long. */
const MIN_PAUSE_MS = 10_000;

/** An event can come without its object changing: a volume that cannot be mounted, a pull that is tried again. */
const MAX_AGE_MS = 60_000;

export interface EvidenceFollowerOptions {
  readonly view: ClusterView;
  readonly reader: EvidenceReader;
  readonly clock: Clock;
  readonly onEvidence: (evidence: Evidence) => void;
  readonly signal: AbortSignal;
}

/** Gets the evidence that a diagnosis asks for when the objects it concerns have changed, and at a bounded rate. */
export class EvidenceFollower {
  readonly #options: EvidenceFollowerOptions;
  readonly #alarm: Debouncer;
  /** Objects that did not change stay the very same. */
  #seen = new WeakSet<ModelObject>();
  #readAt = -Infinity;

  constructor(options: EvidenceFollowerOptions) {
    this.#options = options;
    this.#alarm = new Debouncer(options.clock, options.signal);
  }

  /** The view has changed. True when evidence for it is on its way at once. */
  note(): boolean {
    const isNew = this.#concerned().some(object => !this.#seen.has(object));
    if (!isNew) return false;
    const waitMs = Math.max(0, this.#readAt + MIN_PAUSE_MS - this.#now());
    this.#alarm.within(waitMs);
    return waitMs === 0;
  }

  /** Ends when the signal aborts. */
  async run(): Promise<void> {
    const { view, reader, onEvidence, signal } = this.#options;
    while (await this.#alarm.next()) {
      const wanted = view.requiredEvidence;
      if (!isAnyWanted(wanted)) continue;
      this.#readAt = this.#now();
      this.#seen = new WeakSet(this.#concerned());
      onEvidence(await reader.read(wanted, view.pods, signal));
      this.#alarm.within(MAX_AGE_MS);
    }
  }

  #concerned(): readonly ModelObject[] {
    const { objects, requiredEvidence } = this.#options.view;
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
