import { Clock } from '../../util/timing';
import { Semaphore } from '../../util/Semaphore';
import { isUnwell } from '../isUnwell';
import { Glance } from '../suspicion/glanceAt';
import { isPassing } from '../suspicion/suspicionOf';
import { DiagnosisPace, toLook } from './DiagnosisPace';
import { ClusterVerdict, Judgement } from './judgement';

/** What is known of a service in one cluster. */
export interface KnownCluster {
  readonly glance: Glance;
  /** Undefined until it has been looked at, and where something looks wrong that cannot be diagnosed. */
  readonly verdict?: ClusterVerdict;
}

export interface VerdictKeeperOptions {
  /** What the index alone says, by cluster. */
  readonly look: (entityRef: string) => ReadonlyMap<string, Glance>;
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

/** What was wrong and looks well is diagnosed so often, to find out when it is. */
const CONFIRM_MS = 60_000;

/** So that a pod which crashes again and again is not well in between. */
const WELL_AFTER_MS = 60_000;

/** A rollout takes about as long, and a diagnosis of each would be most of what the index costs. */
const PASSING_MS = 60_000;

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

/** Services that are diagnosed at a time. */
const AT_ONCE = 4;

/** Looked at in one turn of the event loop; a list of a cluster touches hundreds. */
const LOOKS_IN_TURN = 8;

interface Place {
  glance: Glance;
  verdict?: ClusterVerdict;
  /** When it was diagnosed last; another cluster's diagnosis says nothing about it. */
  judgedAt?: number;
  /** Since when it has been well, while its verdict says that it is not. */
  wellSince?: number;
  /** Since when it has had what every rollout has, whatever else there is. */
  passingSince?: number;
  /** Absent where nothing has been diagnosed, as almost everywhere. */
  pace?: DiagnosisPace;
}

interface Entry {
  readonly places: Map<string, Place>;
  /** When it is looked at next, in milliseconds since 1970; absent for not at all. */
  dueAt?: number;
  lookedAt: number;
  judgedAt: number;
  isBusy: boolean;
  /** How long the last look took, in milliseconds. */
  lookedMs: number;
  /** How long the last diagnosis took, in milliseconds. */
  judgedMs: number;
}

/**
 * Keeps a verdict on each service in each cluster: a look at the index for all of them, a
 * diagnosis for those that look wrong, a few services at a time. A service becomes unwell
 * in a cluster at once, and well only when it has been so for a minute.
 */
export class VerdictKeeper {
  readonly #options: VerdictKeeperOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Set<string>();
  readonly #judging = new Semaphore(AT_ONCE);
  readonly #judgingLarge = new Semaphore(1);
  /** No long look begins before, in milliseconds since 1970. */
  #longLookAt = 0;

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
      if (!entry || entry.lookedMs > LONG_LOOK_MS) return false;
      return (entry.dueAt ?? Infinity) < latest;
    });
  }

  /** Something of the service has changed. */
  touch(entityRef: string): void {
    const entry = this.#entries.get(entityRef) ?? {
      places: new Map(),
      lookedAt: -Infinity,
      judgedAt: 0,
      isBusy: false,
      lookedMs: 0,
      judgedMs: 0,
    };
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
      if (!entry || (entry.dueAt ?? 0) > now || entry.lookedAt > latest) {
        continue;
      }
      const isLong = entry.lookedMs > LONG_LOOK_MS;
      if (isLong && this.#longLookAt > now) continue;
      if (entry.isBusy || isPaused) {
        // A diagnosis may wait for long; where the service is shows at once.
        this.#glance(entityRef, entry);
        entry.dueAt = now + LOOK_WHILE_BUSY_MS;
      } else {
        this.#due.delete(entityRef);
        entry.dueAt = undefined;
        this.#lookAt(entityRef, entry, signal);
      }
      looks += 1;
      if (looks % LOOKS_IN_TURN === 0) await new Promise(setImmediate);
    }
  }

  #lookAt(entityRef: string, entry: Entry, signal: AbortSignal): void {
    this.#glance(entityRef, entry);
    const now = this.#now();
    const wanted = [...entry.places]
      .filter(([, place]) => this.#dueAt(place) <= now)
      .map(([cluster]) => cluster);
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
    entry.isBusy = true;
    void this.#judge(entityRef, entry, wanted, signal).finally(() => {
      entry.isBusy = false;
    });
  }

  /** Where nothing looks wrong and nothing was wrong, that is all. */
  #glance(entityRef: string, entry: Entry): void {
    const { places } = entry;
    entry.lookedAt = this.#now();
    const startedAt = this.#monotonic();
    const glances = this.#options.look(entityRef);
    entry.lookedMs = this.#monotonic() - startedAt;
    if (entry.lookedMs > LONG_LOOK_MS) {
      this.#longLookAt = this.#now() + entry.lookedMs / LONG_LOOKS_SHARE;
    }
    let isNew = false;
    for (const [cluster, glance] of glances) {
      isNew ||= !places.has(cluster);
      const place: Place = places.get(cluster) ?? { glance };
      place.glance = glance;
      place.passingSince = [...glance.reasons].some(isPassing)
        ? place.passingSince ?? this.#now()
        : undefined;
      places.set(cluster, place);
      if (glance.isLimited) {
        this.#tell(entityRef, cluster, place, undefined);
      } else if (!place.verdict && glance.reasons.size === 0) {
        this.#tell(entityRef, cluster, place, this.#well());
      }
    }
    for (const [cluster, place] of places) {
      if (glances.has(cluster)) continue;
      places.delete(cluster);
      this.#tell(entityRef, cluster, place, undefined);
    }
    if (isNew) this.#options.onPlace?.(entityRef);
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
    const looked = new Map(
      [...entry.places].map(([cluster, place]) => [
        cluster,
        this.#toLook(place),
      ]),
    );
    try {
      const task = async () => {
        const startedAt = this.#monotonic();
        try {
          return await judge(entityRef, clusters, signal);
        } finally {
          entry.judgedMs = this.#monotonic() - startedAt;
        }
      };
      const run = () => this.#judging.run(signal, task);
      judged = await (isLarge(entry, clusters)
        ? this.#judgingLarge.run(signal, run)
        : run());
    } catch (error) {
      if (!signal.aborted) onFault(entityRef, error);
    }
    entry.judgedAt = this.#now();
    if (this.#entries.get(entityRef) !== entry) return;
    for (const cluster of clusters) {
      const place = entry.places.get(cluster);
      if (!place) continue;
      const judgement = judged.get(cluster);
      place.judgedAt = entry.judgedAt;
      place.pace ??= new DiagnosisPace();
      place.pace.judged(
        looked.get(cluster) ?? this.#toLook(place),
        judgement,
        entry.judgedAt,
      );
      this.#take(entityRef, cluster, place, judgement);
    }
    this.#scheduleNext(entityRef, entry);
  }

  #scheduleNext(entityRef: string, entry: Entry): void {
    const dues = [...entry.places.values()].map(place => this.#dueAt(place));
    const next = Math.min(...dues);
    if (Number.isFinite(next)) this.#schedule(entityRef, entry, next);
  }

  /** When a place needs a diagnosis; infinite for not at all. */
  #dueAt(place: Place): number {
    const { glance, judgedAt = 0, pace, verdict } = place;
    const { passingSince = -Infinity } = place;
    if (glance.reasons.size > 0) {
      const passesUntil = passingSince + PASSING_MS;
      const mayPass = passesUntil > this.#now();
      const isWell = verdict?.state === 'healthy';
      if (isWell && mayPass && glance.wrong === 0) return passesUntil;
      if (!pace) return 0;
      const dueAt = pace.dueAt(this.#toLook(place), this.#now());
      return mayPass ? Math.min(dueAt, passesUntil) : dueAt;
    }
    return isUnwell(verdict) ? judgedAt + CONFIRM_MS : Infinity;
  }

  #toLook({ glance, passingSince = -Infinity }: Place): string {
    return toLook(glance, passingSince + PASSING_MS > this.#now());
  }

  #take(
    entityRef: string,
    cluster: string,
    place: Place,
    judgement: Judgement | undefined,
  ): void {
    const { verdict } = place;
    if (!judgement) {
      // What looks wrong must not be called well because it cannot be read.
      const looksWrong = place.glance.reasons.size > 0;
      if (looksWrong && !isUnwell(verdict)) {
        this.#tell(entityRef, cluster, place, undefined);
      }
      return;
    }
    if (judgement.state === 'healthy') {
      if (isUnwell(verdict)) {
        place.wellSince ??= this.#now();
        if (this.#now() - place.wellSince < WELL_AFTER_MS) return;
      }
      place.wellSince = undefined;
      if (verdict?.state !== 'healthy') {
        this.#tell(entityRef, cluster, place, this.#well());
      }
      return;
    }
    place.wellSince = undefined;
    const { state, headline, classes } = judgement;
    const since =
      verdict && isUnwell(verdict) ? verdict.since : this.#since(judgement);
    this.#tell(entityRef, cluster, place, { state, headline, classes, since });
  }

  #tell(
    entityRef: string,
    cluster: string,
    place: Place,
    verdict: ClusterVerdict | undefined,
  ): void {
    if (place.verdict === verdict) return;
    place.verdict = verdict;
    this.#options.onVerdict?.(entityRef, cluster, verdict);
  }

  #schedule(entityRef: string, entry: Entry, at: number): void {
    if (this.#entries.get(entityRef) !== entry) return;
    entry.dueAt = Math.min(entry.dueAt ?? Infinity, at);
    this.#due.add(entityRef);
  }

  #well(): ClusterVerdict {
    return { state: 'healthy', since: this.#date(), classes: [] };
  }

  /** The objects know of failures that began before this backend. */
  #since({ since }: Judgement): Date {
    const now = this.#date();
    return since && since < now ? since : now;
  }

  #monotonic(): number {
    return this.#options.monotonic?.() ?? performance.now();
  }

  #now(): number {
    return this.#date().getTime();
  }

  #date(): Date {
    return this.#options.clock.now();
  }
}

function isLarge({ places }: Entry, clusters: readonly string[]): boolean {
  const pods = clusters.map(name => places.get(name)?.glance.pods ?? 0);
  return pods.reduce((sum, count) => sum + count, 0) > MANY_PODS;
}
