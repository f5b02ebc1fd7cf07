import { ServiceTarget } from '../../locate/serviceTarget';
import { Semaphore } from '../../util/Semaphore';
import { Clock } from '../../util/timing';
import { LocatedRecord } from '../records';

export interface BoundRecordsOptions {
  /** Whether objects in a namespace may be shown as part of an entity; undefined when that can't be found out now. */
  readonly isBound: (
    target: ServiceTarget,
    cluster: string,
    namespace: string,
    signal: AbortSignal,
  ) => Promise<boolean | undefined>;
  readonly onFault: (error: unknown) => void;
  readonly clock: Clock;
}

/** An operator's change to a namespace takes effect within this time. */
const AGAIN_MS = 10 * 60_000;

/** What is not bound may be a cluster that does not answer, or a label that is still missing. */
const DENIED_AGAIN_MS = 2 * 60_000;

/**
 * A cluster that does not answer takes nothing back for this long: what fails must stay in
 * sight. A place that has had no record for as long is forgotten.
 */
const KEPT_MS = 30 * 60_000;

const TICK_MS = 1_000;

/** Namespaces of an entity over all clusters; more are not shown. */
const MAX_PLACES = 1_000;

/** Policies read a namespace each. */
const AT_ONCE = 8;

interface Place {
  readonly cluster: string;
  readonly namespace: string;
  isBound: boolean;
  /** When it was last found to be bound, in milliseconds since 1970. */
  boundAt: number;
  /** In milliseconds since 1970; infinite while it is being asked for. */
  askAt: number;
  /** When a record was last in it, in milliseconds since 1970. */
  usedAt: number;
}

interface Bound {
  target: ServiceTarget;
  readonly places: Map<string, Place>;
}

/** No name of a cluster or a namespace has it. */
const SEPARATOR = '\0';

/**
 * Which records of a service may count as its own where the operator binds entities to
 * namespaces: none until the policies have said so. It keeps asking, so that a service which
 * nothing happens to is bound as the policies are now, too.
 */
export class BoundRecords {
  readonly #options: BoundRecordsOptions;
  readonly #services = new Map<string, Bound>();
  readonly #asking = new Semaphore(AT_ONCE);

  constructor(options: BoundRecordsOptions) {
    this.#options = options;
  }

  /** The records that may be shown; all of them where entities are not bound. */
  *filter(
    target: ServiceTarget,
    records: Iterable<LocatedRecord>,
  ): Generator<LocatedRecord, void> {
    if (!target.boundTo) {
      yield* records;
      return;
    }
    const bound = this.#boundOf(target);
    const now = this.#now();
    for (const located of records) {
      const { namespace } = located.record;
      const place = this.#placeOf(bound, located.cluster, namespace);
      if (place) place.usedAt = now;
      if (place?.isBound) yield located;
    }
    for (const [key, { usedAt }] of bound.places) {
      if (now - usedAt > KEPT_MS) bound.places.delete(key);
    }
  }

  forget(entityRef: string): void {
    this.#services.delete(entityRef);
  }

  /**
   * Resolves when the signal has aborted.
   *
   * @param onChange - called when other records of a service may be shown than before
   */
  async run(
    signal: AbortSignal,
    onChange: (entityRef: string) => void,
  ): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      const now = this.#now();
      const due = [...this.#services.values()].flatMap(bound =>
        [...bound.places.values()]
          .filter(({ askAt }) => askAt <= now)
          .map(place => ({ bound, place })),
      );
      for (const { bound, place } of due) {
        // One policy that does not answer delays no other.
        place.askAt = Infinity;
        const { entityRef } = bound.target;
        void this.#ask(bound, place, signal).then(isChanged => {
          if (isChanged && this.#services.has(entityRef)) onChange(entityRef);
        });
      }
      await clock.sleep(TICK_MS, signal);
    }
  }

  /** Whether the answer is another one than before. */
  async #ask(
    bound: Bound,
    place: Place,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { isBound, onFault } = this.#options;
    const { target } = bound;
    const { cluster, namespace } = place;
    let found: boolean | undefined;
    try {
      found = await this.#asking.run(signal, () =>
        isBound(target, cluster, namespace, signal),
      );
    } catch (error) {
      if (signal.aborted) return false;
      onFault(error);
    }
    const now = this.#now();
    if (bound.target.boundTo?.key !== target.boundTo?.key) {
      // The answer is about the entity as it was.
      place.askAt = now;
      return false;
    }
    const isKept = place.isBound && now - place.boundAt < KEPT_MS;
    const answer = found ?? isKept;
    const isChanged = answer !== place.isBound;
    place.isBound = answer;
    if (found) place.boundAt = now;
    place.askAt = now + (found ? AGAIN_MS : DENIED_AGAIN_MS);
    return isChanged;
  }

  /** What was known of an entity that has changed stays until it is asked again, which is soon. */
  #boundOf(target: ServiceTarget): Bound {
    const { boundTo, entityRef } = target;
    const bound = this.#services.get(entityRef) ?? {
      target,
      places: new Map<string, Place>(),
    };
    this.#services.set(entityRef, bound);
    if (bound.target.boundTo?.key !== boundTo?.key) {
      for (const place of bound.places.values()) place.askAt = this.#now();
    }
    bound.target = target;
    return bound;
  }

  #placeOf(
    { places }: Bound,
    cluster: string,
    namespace: string,
  ): Place | undefined {
    const key = `${cluster}${SEPARATOR}${namespace}`;
    const known = places.get(key);
    if (known || places.size >= MAX_PLACES) return known;
    const place = {
      cluster,
      namespace,
      isBound: false,
      boundAt: -Infinity,
      askAt: this.#now(),
      usedAt: this.#now(),
    };
    places.set(key, place);
    return place;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
