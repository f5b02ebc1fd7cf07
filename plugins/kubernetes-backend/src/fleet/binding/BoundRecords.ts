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
  /** Milliseconds that no change of the host's clock affects. */
  readonly monotonic?: () => number;
  readonly random?: () => number;
}

/** An operator's change to a namespace takes effect within this time. */
const AGAIN_MS = 10 * 60_000;

/** A refusal is checked again sooner: the cluster may be down, or the label not there yet. */
const DENIED_AGAIN_MS = 2 * 60_000;

/**
 * A bound namespace stays bound this long while its cluster doesn't answer, so that failures
 * stay visible. A namespace that has had no record for as long is forgotten.
 */
const KEPT_MS = 30 * 60_000;

const TICK_MS = 1_000;

/**
 * Namespaces of an entity in one cluster that are known and not bound to it; with more, they
 * take turns. Bound ones don't count, so that none of them is left out because of others.
 */
export const MAX_UNBOUND = 200;

/** Namespaces of an entity that are known in all clusters. */
const MAX_NAMESPACES = 1_000;

/** Each cluster has so many at least, so that the namespaces in one don't keep out those in another. */
const MIN_NAMESPACES = 10;

/** A namespace that isn't bound keeps its place for so long after the answer while others wait. */
const TURN_MS = 20_000;

/** Policies read a namespace each. */
const AT_ONCE = 16;

/** Of one cluster, so that one that does not answer leaves places for the others. */
const AT_ONCE_IN_CLUSTER = 2;

/** All times are of the monotonic clock, in milliseconds. */
interface KnownNamespace {
  readonly cluster: string;
  readonly namespace: string;
  isBound: boolean;
  /** When it was last found to be bound. */
  boundAt: number;
  /** Infinite while it is being asked for. */
  askAt: number;
  answeredAt: number | undefined;
  /** When a record was last in it. */
  usedAt: number;
}

interface Bound {
  target: ServiceTarget;
  /** By namespace, in each cluster. */
  readonly namespaces: Map<string, Map<string, KnownNamespace>>;
  /** There are namespaces that wait for a place, and nobody has been told that some can have one. */
  isWaiting: boolean;
  /** No namespace takes the place of another before. */
  nextTurnAt: number;
}

/** One look at all records of a service, which may take several turns of the event loop. */
export interface BoundLook {
  /** Whether a record may be shown. */
  shows(located: LocatedRecord): boolean;
  /**
   * To be called after the last record: the clusters in which nobody knows whether some of the
   * records may be shown, because they are in too many namespaces.
   */
  end(): Iterable<string>;
}

const ALL_SHOWN: BoundLook = { shows: () => true, end: () => [] };

/** How many namespaces of an entity are known. */
interface Count {
  all: number;
  readonly unbound: Map<string, number>;
}

/**
 * Which records of a service may count as its own where the operator binds entities to
 * namespaces: none until the policies have said so. It keeps asking, so that policy changes
 * also reach services without events.
 */
export class BoundRecords {
  readonly #options: BoundRecordsOptions;
  readonly #services = new Map<string, Bound>();
  readonly #asking = new Semaphore(AT_ONCE);
  readonly #askingIn = new Map<string, Semaphore>();

  constructor(options: BoundRecordsOptions) {
    this.#options = options;
  }

  /** Looks at the records of a service, of which all may be shown where entities are not bound. */
  begin(target: ServiceTarget): BoundLook {
    if (!target.boundTo) return ALL_SHOWN;
    const bound = this.#findBound(target);
    const now = this.#now();
    const count = countNamespaces(bound);
    const refused = new Map<string, Set<string>>();
    return {
      shows: ({ cluster, record }) => {
        const entry = this.#findNamespace(
          bound,
          count,
          cluster,
          record.namespace,
        );
        if (entry) entry.usedAt = now;
        else {
          const names = refused.get(cluster) ?? new Set();
          refused.set(cluster, names.add(record.namespace));
        }
        return entry?.isBound === true;
      },
      end: () => {
        this.#endLook(bound, refused, now);
        return refused.keys();
      },
    };
  }

  #endLook(
    bound: Bound,
    refused: ReadonlyMap<string, ReadonlySet<string>>,
    now: number,
  ): void {
    bound.isWaiting = refused.size > 0;
    const isTurn = isTurnOf(bound, now);
    if (isTurn) bound.nextTurnAt = now + TURN_MS;
    for (const [cluster, names] of refused) {
      if (isTurn) this.#takeTurns(bound, cluster, [...names]);
    }
    for (const [cluster, inCluster] of bound.namespaces) {
      for (const [namespace, { usedAt }] of inCluster) {
        if (now - usedAt > KEPT_MS) inCluster.delete(namespace);
      }
      if (inCluster.size === 0) bound.namespaces.delete(cluster);
    }
  }

  forget(entityRef: string): void {
    this.#services.delete(entityRef);
  }

  /**
   * Resolves when the signal has aborted.
   *
   * @param onChange - called when other records of a service may be shown than before, or
   * other namespaces of it have to be asked for
   */
  async run(
    signal: AbortSignal,
    onChange: (entityRef: string) => void,
  ): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      const now = this.#now();
      const due = [...this.#services.values()].flatMap(bound =>
        [...bound.namespaces.values()]
          .flatMap(inCluster => [...inCluster.values()])
          .filter(({ askAt }) => askAt <= now)
          .map(entry => ({ bound, entry })),
      );
      for (const { bound, entry } of due) {
        // One policy that does not answer delays no other.
        entry.askAt = Infinity;
        const { entityRef } = bound.target;
        void this.#ask(bound, entry, signal).then(isChanged => {
          if (isChanged && this.#services.has(entityRef)) onChange(entityRef);
        });
      }
      for (const [entityRef, bound] of this.#services) {
        if (!isTurnOf(bound, now)) continue;
        bound.isWaiting = false;
        onChange(entityRef);
      }
      await clock.sleep(TICK_MS, signal);
    }
  }

  /** Whether the answer is another one than before. */
  async #ask(
    bound: Bound,
    entry: KnownNamespace,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { isBound, onFault } = this.#options;
    const { target } = bound;
    const { cluster, namespace } = entry;
    let found: boolean | undefined;
    try {
      found = await this.#inTurn(target.entityRef, cluster, signal, () =>
        isBound(target, cluster, namespace, signal),
      );
    } catch (error) {
      if (signal.aborted) return false;
      onFault(error);
    }
    const now = this.#now();
    if (bound.target.boundTo?.key !== target.boundTo?.key) {
      // The answer is about the entity as it was.
      entry.askAt = now;
      return false;
    }
    entry.answeredAt = now;
    const isKept = entry.isBound && now - entry.boundAt < KEPT_MS;
    const isNowBound = found ?? isKept;
    const isChanged = isNowBound !== entry.isBound;
    entry.isBound = isNowBound;
    if (found) entry.boundAt = now;
    entry.askAt = now + (found ? AGAIN_MS : DENIED_AGAIN_MS);
    return isChanged;
  }

  /** In each cluster, entities take turns, so that one with many namespaces doesn't hold up the others. */
  async #inTurn<T>(
    entityRef: string,
    cluster: string,
    signal: AbortSignal,
    ask: () => Promise<T>,
  ): Promise<T> {
    const own =
      this.#askingIn.get(cluster) ?? new Semaphore(AT_ONCE_IN_CLUSTER);
    this.#askingIn.set(cluster, own);
    try {
      return await own.run(
        signal,
        () => this.#asking.run(signal, ask, cluster),
        entityRef,
      );
    } finally {
      if (own.idle) this.#askingIn.delete(cluster);
    }
  }

  /** What was known of an entity that has changed stays until it is asked again, which is soon. */
  #findBound(target: ServiceTarget): Bound {
    const { boundTo, entityRef } = target;
    const bound = this.#services.get(entityRef) ?? {
      target,
      namespaces: new Map<string, Map<string, KnownNamespace>>(),
      isWaiting: false,
      nextTurnAt: -Infinity,
    };
    this.#services.set(entityRef, bound);
    if (bound.target.boundTo?.key !== boundTo?.key) {
      for (const inCluster of bound.namespaces.values()) {
        for (const entry of inCluster.values()) entry.askAt = this.#now();
      }
    }
    bound.target = target;
    return bound;
  }

  #findNamespace(
    bound: Bound,
    count: Count,
    cluster: string,
    namespace: string,
  ): KnownNamespace | undefined {
    const inCluster =
      bound.namespaces.get(cluster) ?? new Map<string, KnownNamespace>();
    bound.namespaces.set(cluster, inCluster);
    const known = inCluster.get(namespace);
    if (known) return known;
    const unbound = count.unbound.get(cluster) ?? 0;
    const isFull =
      count.all >= MAX_NAMESPACES && inCluster.size >= MIN_NAMESPACES;
    if (isFull || unbound >= MAX_UNBOUND) return undefined;
    count.all += 1;
    count.unbound.set(cluster, unbound + 1);
    const entry = this.#createEntry(cluster, namespace);
    inCluster.set(namespace, entry);
    return entry;
  }

  #createEntry(cluster: string, namespace: string): KnownNamespace {
    return {
      cluster,
      namespace,
      isBound: false,
      boundAt: -Infinity,
      askAt: this.#now(),
      answeredAt: undefined,
      usedAt: this.#now(),
    };
  }

  /** By chance, so that whoever makes namespaces can't keep the others out. */
  #takeTurns(bound: Bound, cluster: string, waiting: string[]): void {
    const { random = Math.random } = this.#options;
    const inCluster =
      bound.namespaces.get(cluster) ?? new Map<string, KnownNamespace>();
    const now = this.#now();
    for (const [namespace, entry] of [...inCluster]) {
      if (!isReplaceable(entry, now)) continue;
      const at = Math.floor(random() * waiting.length);
      const [next] = waiting.splice(at, 1);
      if (next === undefined) return;
      inCluster.delete(namespace);
      inCluster.set(next, this.#createEntry(cluster, next));
    }
  }

  #now(): number {
    return this.#options.monotonic?.() ?? performance.now();
  }
}

function countNamespaces({ namespaces }: Bound): Count {
  const count: Count = { all: 0, unbound: new Map() };
  for (const [cluster, known] of namespaces) {
    const unbound = [...known.values()].filter(({ isBound }) => !isBound);
    count.all += known.size;
    count.unbound.set(cluster, unbound.length);
  }
  return count;
}

/** The policies said no to it, and not just now; nobody asks them again at this moment. */
function isReplaceable(
  { answeredAt, askAt, isBound }: KnownNamespace,
  now: number,
): boolean {
  const isAnswered = answeredAt !== undefined && answeredAt + TURN_MS <= now;
  return isAnswered && !isBound && Number.isFinite(askAt);
}

/** Whether namespaces that wait can have the places of others now. */
function isTurnOf(
  { isWaiting, nextTurnAt, namespaces }: Bound,
  now: number,
): boolean {
  if (!isWaiting || now < nextTurnAt) return false;
  return [...namespaces.values()].some(known =>
    [...known.values()].some(entry => isReplaceable(entry, now)),
  );
}
