import { Clock } from '../../util/timing';
import { Semaphore } from '../../util/Semaphore';
import { Glance } from '../suspicion/Glances';
import { Look } from '../suspicion/lookAt';
import { ClusterVerdict, Judgement } from './judgement';
import { Moment, PlaceVerdict } from './PlaceVerdict';

/** What is known of a service in one cluster. */
export interface KnownCluster {
  readonly glance: Glance;
  /** Undefined until it has been looked at, and where something looks wrong that cannot be diagnosed. */
  readonly verdict?: ClusterVerdict;
}

export interface VerdictKeeperOptions {
  /** What the index alone says, by cluster. */
  readonly look: (entityRef: string) => Look;
  /** Diagnoses a service; a cluster that cannot be read now is absent from the result. */
  readonly judge: (
    entityRef: string,
    clusters: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, Judgement>>;
  /** Called for each change of a verdict; undefined where there is none any more. */
  readonly onVerdict?: (
    entityRef: string,
    cluster: string,
    verdict: ClusterVerdict | undefined,
  ) => void;
  /** Called where a service has come to a cluster, before it is diagnosed. */
  readonly onPlace?: (entityRef: string) => void;
  /** Whether diagnoses have to wait, as all lists of a start are worth more than the first verdicts. */
  readonly isPaused?: () => boolean;
  readonly clock: Clock;
  /** Milliseconds that no change of the host's clock affects. */
  readonly monotonic?: () => number;
  readonly onFault: (entityRef: string, error: unknown) => void;
}

/** Changes of one service that follow each other are looked at together. */
const SETTLE_MS = 500;
const TICK_MS = 250;
/** A look that is this late means that the index is behind. */
const BEHIND_MS = 5_000;

/** Between two diagnoses of one service, however often it changes. */
const MIN_BETWEEN_MS = 10_000;

/** Between two looks at a service that is being diagnosed. */
const LOOK_WHILE_BUSY_MS = 5_000;

/** Each batch of a first list would lead to a look at all that is known of its services. */
const LOOK_WHILE_PAUSED_MS = 15_000;

/** A look that takes longer holds up others, so it has to wait for its turn. */
const LONG_LOOK_MS = 20;

/** All long looks together take at most this part of the time. */
const LONG_LOOKS_SHARE = 1 / 10;

/** Pods; a diagnosis of more takes long, and one slot is enough for all of them. */
const MANY_PODS = 1_000;

/** Diagnoses of one service take at most this part of the time. */
const DIAGNOSES_SHARE = 1 / 4;

/**
 * Diagnoses of what looks as before take at most this part of the time: what failed when the backend
 * started is due again at the same moment, which is hundreds of services of a large fleet.
 */
const RECHECKS_SHARE = 1 / 4;

/** One that waits for a cluster costs nothing, so it makes the next one wait no longer than for this. */
const MAX_RECHECK_MS = 1_000;

/** What looks as before waits no longer for its turn, however many there are. */
const MAX_WAIT_MS = 10 * 60_000;

/** Services that are diagnosed at a time. */
const AT_ONCE = 4;

/** Looked at in one turn of the event loop; a list of a cluster touches hundreds. */
const LOOKS_IN_TURN = 8;

/** All times are of the monotonic clock, in milliseconds. */
interface Entry {
  readonly places: Map<string, PlaceVerdict>;
  /** When it is looked at next; absent for not at all. */
  dueAt?: number;
  lookedAt: number;
  judgedAt: number;
  isBusy: boolean;
  /** While it waits for its turn among those that look as before: since when, and after how many changes. */
  waiting?: { readonly since: number; readonly touches: number };
  /** How often something of it has changed. */
  touches: number;
  /** How long the last look took, in milliseconds. */
  lookedMs: number;
  /** How long the last diagnosis took, in milliseconds. */
  judgedMs: number;
}

/**
 * Keeps a verdict on each service in each cluster: a look at the index for all of them, a
 * diagnosis for those that look wrong, a few services at a time.
 */
export class VerdictKeeper {
  readonly #options: VerdictKeeperOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Set<string>();
  readonly #judging = new Semaphore(AT_ONCE);
  readonly #judgingLarge = new Semaphore(1);
  /** No long look begins before. */
  #longLookAt = -Infinity;
  /** No service that looks as before is diagnosed before. */
  #recheckAt = -Infinity;

  constructor(options: VerdictKeeperOptions) {
    this.#options = options;
  }

  /** By cluster, those in which it has objects; undefined until it has been looked at. */
  get(entityRef: string): ReadonlyMap<string, KnownCluster> | undefined {
    const entry = this.#entries.get(entityRef);
    return entry && entry.lookedAt > -Infinity ? entry.places : undefined;
  }

  /** Whether services have been waiting for a look for longer than that should take. */
  get isBehind(): boolean {
    const latest = this.#now() - BEHIND_MS;
    return [...this.#due].some(entityRef => {
      const entry = this.#entries.get(entityRef);
      // Those that are made to wait say nothing about the others.
      if (!entry || entry.waiting || entry.lookedMs > LONG_LOOK_MS) {
        return false;
      }
      return (entry.dueAt ?? Infinity) < latest;
    });
  }

  /** Something of the service has changed. */
  touch(entityRef: string): void {
    const entry = this.#entries.get(entityRef) ?? {
      places: new Map(),
      lookedAt: -Infinity,
      judgedAt: -Infinity,
      isBusy: false,
      touches: 0,
      lookedMs: 0,
      judgedMs: 0,
    };
    entry.touches += 1;
    this.#entries.set(entityRef, entry);
    this.#schedule(entityRef, entry, this.#now() + SETTLE_MS);
  }

  forget(entityRef: string): void {
    const entry = this.#entries.get(entityRef);
    this.#entries.delete(entityRef);
    this.#due.delete(entityRef);
    for (const [cluster, { verdict }] of entry?.places ?? []) {
      if (verdict) this.#options.onVerdict?.(entityRef, cluster, undefined);
    }
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#lookAtDue(signal);
      await this.#options.clock.sleep(TICK_MS, signal);
    }
  }

  async #lookAtDue(signal: AbortSignal): Promise<void> {
    const now = this.#now();
    const isPaused = this.#options.isPaused?.() === true;
    const latest = isPaused ? now - LOOK_WHILE_PAUSED_MS : Infinity;
    let looks = 0;
    for (const entityRef of [...this.#due]) {
      const entry = this.#entries.get(entityRef);
      if (
        !entry ||
        (entry.dueAt ?? -Infinity) > now ||
        entry.lookedAt > latest ||
        this.#waitsForTurn(entry, now)
      ) {
        continue;
      }
      const isLong = entry.lookedMs > LONG_LOOK_MS;
      if (isLong && this.#longLookAt > now) continue;
      if (entry.isBusy || isPaused) {
        // A diagnosis may wait for long; where the service is shows at once.
        entry.dueAt = now + LOOK_WHILE_BUSY_MS;
        await this.#glance(entityRef, entry);
      } else {
        this.#due.delete(entityRef);
        entry.dueAt = undefined;
        await this.#lookAt(entityRef, entry, signal);
      }
      looks += 1;
      if (looks % LOOKS_IN_TURN === 0) await new Promise(setImmediate);
    }
  }

  async #lookAt(
    entityRef: string,
    entry: Entry,
    signal: AbortSignal,
  ): Promise<void> {
    if (!(await this.#glance(entityRef, entry))) return;
    const now = this.#now();
    const { waiting } = entry;
    entry.waiting = undefined;
    const wanted = [...entry.places].filter(
      ([, place]) => place.dueAt(now) <= now,
    );
    if (wanted.length === 0) {
      this.#scheduleNext(entityRef, entry);
      return;
    }
    const pauseMs = Math.max(MIN_BETWEEN_MS, entry.judgedMs / DIAGNOSES_SHARE);
    const next = entry.judgedAt + pauseMs;
    if (next > now) {
      this.#schedule(entityRef, entry, next);
      return;
    }
    if (wanted.every(([, place]) => place.isRecheck(now))) {
      const since = waiting?.since ?? now;
      if (!this.#hasTurn(since, now)) {
        entry.waiting = { since, touches: entry.touches };
        this.#schedule(entityRef, entry, now);
        return;
      }
      const costMs = Math.min(entry.judgedMs, MAX_RECHECK_MS);
      this.#recheckAt = now + costMs / RECHECKS_SHARE;
    }
    entry.isBusy = true;
    const clusters = wanted.map(([cluster]) => cluster);
    void this.#judge(entityRef, entry, clusters, signal).finally(() => {
      entry.isBusy = false;
    });
  }

  /** What has changed while it waits is looked at, as it may look new. */
  #waitsForTurn({ touches, waiting }: Entry, now: number): boolean {
    if (waiting?.touches !== touches) return false;
    return !this.#hasTurn(waiting.since, now);
  }

  #hasTurn(since: number, now: number): boolean {
    return this.#recheckAt <= now || now - since >= MAX_WAIT_MS;
  }

  /** False where the service is gone, or has become another one, which is looked at soon. */
  async #glance(entityRef: string, entry: Entry): Promise<boolean> {
    const { places, touches } = entry;
    const glances = await this.#look(entityRef, entry);
    if (!glances || !this.#isCurrent(entityRef, entry)) return false;
    entry.lookedAt = this.#now();
    const isWhole = entry.touches === touches;
    let isNew = false;
    for (const [cluster, glance] of glances) {
      const known = places.get(cluster);
      const place = known ?? new PlaceVerdict(glance);
      isNew ||= !known;
      places.set(cluster, place);
      if (place.see(glance, this.#moment())) {
        this.#options.onVerdict?.(entityRef, cluster, place.verdict);
      }
    }
    for (const [cluster, place] of places) {
      // What has changed meanwhile may have been passed over; it is looked at again.
      if (glances.has(cluster) || !isWhole) continue;
      places.delete(cluster);
      if (place.verdict)
        this.#options.onVerdict?.(entityRef, cluster, undefined);
    }
    if (isNew) this.#options.onPlace?.(entityRef);
    return true;
  }

  /** In pieces, between which others have their turn. */
  async #look(
    entityRef: string,
    entry: Entry,
  ): Promise<ReadonlyMap<string, Glance> | undefined> {
    const look = this.#options.look(entityRef);
    let lookedMs = 0;
    for (;;) {
      const startedAt = this.#now();
      const { done, value } = look.next();
      const endedAt = this.#now();
      lookedMs += endedAt - startedAt;
      if (done) {
        entry.lookedMs = lookedMs;
        if (lookedMs > LONG_LOOK_MS) {
          this.#longLookAt = endedAt + lookedMs / LONG_LOOKS_SHARE;
        }
        return value;
      }
      await new Promise(setImmediate);
    }
  }

  async #judge(
    entityRef: string,
    entry: Entry,
    clusters: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { judge, onFault } = this.#options;
    let judged: ReadonlyMap<string, Judgement> = new Map();
    // What changes meanwhile is looked at afterwards.
    const begunAt = this.#now();
    const looks = new Map(
      [...entry.places].map(([name, place]) => [name, place.look(begunAt)]),
    );
    try {
      const task = async () => {
        const startedAt = this.#now();
        try {
          return await judge(entityRef, clusters, signal);
        } finally {
          entry.judgedMs = this.#now() - startedAt;
        }
      };
      const run = () => this.#judging.run(signal, task);
      judged = await (isLarge(entry, clusters)
        ? this.#judgingLarge.run(signal, run)
        : run());
    } catch (error) {
      if (!signal.aborted) onFault(entityRef, error);
    }
    const moment = this.#moment();
    entry.judgedAt = moment.at;
    if (!this.#isCurrent(entityRef, entry)) return;
    for (const cluster of clusters) {
      const place = entry.places.get(cluster);
      if (!place) continue;
      const look = looks.get(cluster) ?? place.look(entry.judgedAt);
      if (place.judged(look, judged.get(cluster), moment)) {
        this.#options.onVerdict?.(entityRef, cluster, place.verdict);
      }
    }
    this.#scheduleNext(entityRef, entry);
  }

  #scheduleNext(entityRef: string, entry: Entry): void {
    const now = this.#now();
    const dues = [...entry.places.values()].map(place => place.dueAt(now));
    const next = Math.min(...dues);
    if (next < Infinity) this.#schedule(entityRef, entry, next);
  }

  #schedule(entityRef: string, entry: Entry, at: number): void {
    if (!this.#isCurrent(entityRef, entry)) return;
    entry.dueAt = Math.min(entry.dueAt ?? Infinity, at);
    this.#due.add(entityRef);
  }

  /** Whether the service has not been forgotten meanwhile. */
  #isCurrent(entityRef: string, entry: Entry): boolean {
    return this.#entries.get(entityRef) === entry;
  }

  #now(): number {
    return this.#options.monotonic?.() ?? performance.now();
  }

  #moment(): Moment {
    return { at: this.#now(), date: this.#options.clock.now() };
  }
}

function isLarge({ places }: Entry, clusters: readonly string[]): boolean {
  const pods = clusters.map(name => places.get(name)?.glance.pods ?? 0);
  return pods.reduce((sum, count) => sum + count, 0) > MANY_PODS;
}
