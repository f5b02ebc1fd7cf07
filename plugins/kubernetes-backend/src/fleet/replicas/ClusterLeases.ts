import { randomUUID } from 'node:crypto';
import { callWithDeadline, Clock } from '../../util/timing';
import { backOffMs } from '../../util/backOff';
import { ClusterHolding } from './ClusterHolding';
import { orderClusters, fairShare } from './fairShare';
import { ClusterLease, Leases, LeaseTable } from './LeaseTable';

/** Without renewal, other replicas take over after this time. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 4_000;

/** A holder that could not renew stops this long before others take over. */
const MARGIN_MS = 3_000;
const TICK_MS = 2_000;

/** A database that does not answer in this time has failed. */
const ANSWER_MS = 8_000;

/** A renewal that hangs leaves time for another before the lease ends. */
const RENEWAL_MS = 2_500;
const RENEWALS = 2;

/** What is not a renewal must not hold one up. */
const TURN_MS = 4_000;

/** After a failure, while there is a lease to keep. */
const SOON_MS = 1_000;

/** A cluster free for this long is claimed even beyond the fair share. */
const UNWANTED_MS = 10_000;

/** A cluster that no replica has known for so long counts no more. */
const COUNTS_MS = 5 * 60_000;

export interface ClusterLeasesOptions {
  readonly table: Pick<LeaseTable, keyof LeaseTable>;
  /** Only one process uses the database, so nobody can hold what it finds held. */
  readonly isAlone: boolean;
  readonly clock: Clock;
  /** Milliseconds that no change of the host's clock affects. */
  readonly monotonic?: () => number;
  readonly random?: () => number;
  /** Called with all leases whenever they have been read. */
  readonly onLeases?: (leases: Leases) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * The clusters that this replica holds a lease of.
 *
 * @remarks
 * It holds a cluster only while the database says so, and while its own lease lasts by a
 * clock that nobody sets: who cannot reach the database stops before others take over.
 * A cluster that is given up is not read any more when it becomes free in the database.
 */
export class ClusterLeases implements ClusterHolding {
  readonly #options: ClusterLeasesOptions;
  readonly #monotonic: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #wake = new Set<() => void>();
  #offered: ReadonlySet<string> = new Set();
  #held: ReadonlySet<string> = new Set();
  /** Given up here, but not yet in the database. */
  #leaving: ReadonlySet<string> = new Set();
  /** Since when a cluster has been free. */
  #freeSince = new Map<string, number>();
  /** Taken because nobody else did, so giving them up would help nobody. */
  readonly #unwanted = new Set<string>();
  #members = '';
  #replica: string | undefined;
  #renewAt = 0;
  #knowAt = 0;
  #validUntil = -Infinity;

  constructor(options: ClusterLeasesOptions) {
    this.#options = options;
    this.#monotonic = options.monotonic ?? (() => performance.now());
  }

  offer(clusters: readonly string[]): void {
    if (
      clusters.length === this.#offered.size &&
      clusters.every(cluster => this.#offered.has(cluster))
    ) {
      return;
    }
    this.#offered = new Set(clusters);
    this.#knowAt = 0;
    this.#wake.forEach(wake => wake());
  }

  holds(cluster: string): boolean {
    return this.#held.has(cluster) && this.#isValid();
  }

  /** This process, while it has a lease. */
  get replica(): string | undefined {
    return this.#isValid() ? this.#replica : undefined;
  }

  listen(onChange: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    // One callback may listen with several signals, and each ends its own listening only.
    const listener = () => onChange();
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), {
      once: true,
    });
  }

  /** Resolves when the signal has aborted; what was held stays held until {@link leave}. */
  async run(signal: AbortSignal): Promise<void> {
    const { onFault, random = Math.random } = this.#options;
    const fence = this.#fence(signal);
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.tick(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!signal.aborted) onFault(error);
      }
      const pause =
        failures === 0
          ? TICK_MS
          : Math.min(TICK_MS + backOffMs(failures, random), RENEW_EVERY_MS * 4);
      await this.#sleep(Math.min(pause, this.#renewsInMs()), signal);
    }
    await fence;
  }

  /** Gives everything up, after the clusters are not read any more. */
  async leave(signal: AbortSignal): Promise<void> {
    const replica = this.#replica;
    this.#lose();
    if (replica === undefined) return;
    await callWithDeadline(signal, ANSWER_MS, () =>
      this.#options.table.leave(replica),
    );
  }

  /** Renews the lease and shares the clusters, once. */
  async tick(signal: AbortSignal): Promise<void> {
    const replica = await this.#keepLease(signal);
    if (replica === undefined) return;
    await callWithDeadline(signal, TURN_MS, until =>
      this.#share(replica, until),
    );
  }

  /** Ends leases of others, and gives up and takes clusters. */
  async #share(replica: string, signal: AbortSignal): Promise<void> {
    const { table } = this.#options;
    await table.endExpired();
    signal.throwIfAborted();
    if (this.#monotonic() >= this.#knowAt && this.#offered.size > 0) {
      await table.know([...this.#offered].sort());
      this.#knowAt = this.#monotonic() + COUNTS_MS / 5;
    }
    signal.throwIfAborted();
    await table.release(replica, [...this.#leaving]);
    signal.throwIfAborted();
    const before = await table.read();
    signal.throwIfAborted();
    const wanted = this.#choose(replica, before);
    if (wanted.length > 0) await table.claim(replica, wanted);
    const leases = wanted.length > 0 ? await table.read() : before;
    signal.throwIfAborted();
    this.#take(replica, leases);
    this.#options.onLeases?.(leases);
  }

  /** The id with which it has a lease. */
  async #keepLease(signal: AbortSignal): Promise<string | undefined> {
    // It may have ended without anybody noticing while the process stood still.
    if (!this.#isValid()) this.#hold(new Set());
    if (this.#replica === undefined) return this.#join(signal);
    if (this.#monotonic() < this.#renewAt) return this.#replica;
    return this.#renew(this.#replica, signal);
  }

  async #join(signal: AbortSignal): Promise<string> {
    const { isAlone, table } = this.#options;
    const askedAt = this.#monotonic();
    const replica = randomUUID();
    await callWithDeadline(signal, ANSWER_MS, async until => {
      await table.join(replica, LEASE_MS);
      until.throwIfAborted();
      if (isAlone) await table.endOthers(replica);
    });
    signal.throwIfAborted();
    this.#replica = replica;
    this.#extend(askedAt);
    return replica;
  }

  /** An answer that comes after its deadline says nothing about the lease as it is then. */
  async #renew(
    replica: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    for (let tries = 1; ; tries += 1) {
      const askedAt = this.#monotonic();
      try {
        const isRenewed = await callWithDeadline(signal, RENEWAL_MS, () =>
          this.#options.table.renew(replica, LEASE_MS),
        );
        if (isRenewed) this.#extend(askedAt);
        else this.#lose();
        return this.#replica;
      } catch (error) {
        if (tries === RENEWALS || !this.#isValid()) throw error;
      }
    }
  }

  /** The database's time began to run after this process asked. */
  #extend(askedAt: number): void {
    this.#validUntil = askedAt + LEASE_MS - MARGIN_MS;
    this.#renewAt = askedAt + RENEW_EVERY_MS;
  }

  /** A turn waits no longer than this; infinite without a lease to keep. */
  #renewsInMs(): number {
    if (!this.#isValid()) return Infinity;
    return Math.max(this.#renewAt - this.#monotonic(), SOON_MS);
  }

  /** Decides which clusters to give up, and returns those to take. */
  #choose(replica: string, leases: Leases): readonly string[] {
    const members = leases.replicas.join();
    if (members !== this.#members) this.#unwanted.clear();
    this.#members = members;
    const counted = leases.clusters.filter(
      ({ holder, unknownForMs }) => holder || unknownForMs < COUNTS_MS,
    );
    const mine = counted
      .filter(({ holder }) => holder === replica)
      .map(({ name }) => name);
    const counts = countHeld(leases);
    const share = fairShare(replica, counts, counted.length);
    const [known, gone] = partition(mine, name => this.#offered.has(name));
    const [unwanted, shared] = partition(known, name =>
      this.#unwanted.has(name),
    );
    const keep = Math.max(0, share - unwanted.length);
    this.#leaving = new Set([
      ...gone,
      ...orderClusters(replica, shared).slice(keep),
    ]);
    return this.#freeToTake(replica, counted, share - mine.length);
  }

  #freeToTake(
    replica: string,
    clusters: readonly ClusterLease[],
    missing: number,
  ): readonly string[] {
    const now = this.#monotonic();
    const free = clusters
      .filter(({ holder, name }) => !holder && this.#offered.has(name))
      .map(({ name }) => name);
    const since = new Map(
      free.map(name => [name, this.#freeSince.get(name) ?? now]),
    );
    this.#freeSince = since;
    const first = orderClusters(replica, free).slice(0, Math.max(0, missing));
    const unwanted = free.filter(
      name => now - (since.get(name) ?? now) > UNWANTED_MS,
    );
    unwanted.forEach(name => this.#unwanted.add(name));
    return [...new Set([...first, ...unwanted])];
  }

  #take(replica: string, leases: Leases): void {
    this.#hold(
      new Set(
        leases.clusters
          .filter(
            ({ holder, name }) =>
              holder === replica && !this.#leaving.has(name),
          )
          .map(({ name }) => name),
      ),
    );
  }

  #lose(): void {
    this.#replica = undefined;
    this.#validUntil = -Infinity;
    this.#leaving = new Set();
    this.#hold(new Set());
  }

  #hold(clusters: ReadonlySet<string>): void {
    const isSame =
      clusters.size === this.#held.size &&
      [...clusters].every(name => this.#held.has(name));
    this.#held = clusters;
    if (!isSame) this.#listeners.forEach(listener => listener());
  }

  #isValid(): boolean {
    return this.#monotonic() < this.#validUntil;
  }

  /** Stops in time, whatever the database does. */
  async #fence(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#held.size > 0 && !this.#isValid()) this.#hold(new Set());
      const left = this.#validUntil - this.#monotonic();
      await this.#options.clock.sleep(
        Math.max(Math.min(left, TICK_MS), TICK_MS / 10),
        signal,
      );
    }
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.#wake.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await this.#options.clock.sleep(ms, woken.signal);
    signal.removeEventListener('abort', wake);
    this.#wake.delete(wake);
  }
}

function partition(
  names: readonly string[],
  isFirst: (name: string) => boolean,
): readonly [readonly string[], readonly string[]] {
  return [names.filter(isFirst), names.filter(name => !isFirst(name))];
}

function countHeld({ replicas, clusters }: Leases): Map<string, number> {
  const counts = new Map(replicas.map(replica => [replica, 0]));
  for (const { holder } of clusters) {
    const count = holder === undefined ? undefined : counts.get(holder);
    if (holder !== undefined && count !== undefined) {
      counts.set(holder, count + 1);
    }
  }
  return counts;
}
