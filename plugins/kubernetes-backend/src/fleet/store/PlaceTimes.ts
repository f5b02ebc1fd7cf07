/** Upper bound from finding a service or an object to looking at it. */
const LOOKED_AT_MS = 10_000;

/** A scan of the whole catalog, in milliseconds of the process's monotonic clock. */
export interface CatalogScan {
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface PlaceTimesOptions {
  /** Whether the index sees every object of the cluster now. */
  readonly seesAll: (cluster: string) => boolean;
  /** Whether much that has changed has not been looked at yet. */
  readonly isBehind: () => boolean;
  /** The last few that found every service, oldest first. */
  readonly scans: () => readonly CatalogScan[];
  readonly monotonic: () => number;
}

interface Sweep {
  readonly startedAt: number;
  /** Services that the catalog had at this time have been looked at. */
  readonly asOf?: number;
}

/**
 * As of when the cells of the clusters that this process holds tell where services are: a
 * service that the catalog had at that time, and that has no cell, is not in the cluster.
 */
export class PlaceTimes {
  readonly #options: PlaceTimesOptions;
  readonly #seenSince = new Map<string, number>();
  #sweep: Sweep | undefined;
  #written: Sweep | undefined;

  constructor(options: PlaceTimesOptions) {
    this.#options = options;
  }

  update(held: readonly string[]): void {
    const { monotonic, seesAll } = this.#options;
    const seen = new Set(held.filter(seesAll));
    this.keepOnly(name => seen.has(name));
    for (const name of seen) {
      if (!this.#seenSince.has(name)) this.#seenSince.set(name, monotonic());
    }
  }

  /** Forgets the others: a cluster that is lost and taken back has to be seen again first. */
  keepOnly(holds: (cluster: string) => boolean): void {
    for (const name of this.#seenSince.keys()) {
      if (!holds(name)) this.#seenSince.delete(name);
    }
  }

  /** Whether a sweep now would tell of a cluster what the last did not. */
  get isSweepDue(): boolean {
    const now = this.#options.monotonic();
    const next = this.#sweepAt(now);
    return [...this.#seenSince.values()].some(
      since => isTold(next, since) && !isTold(this.#sweep, since),
    );
  }

  /** All cells are compared with the database from now on. */
  sweepBegins(): void {
    this.#sweep = this.#sweepAt(this.#options.monotonic());
  }

  /** The database has all that has changed. */
  allWritten(): void {
    this.#written = this.#sweep;
  }

  /** In milliseconds; undefined where the cells do not tell. */
  measureAgeMs(cluster: string): number | undefined {
    const since = this.#seenSince.get(cluster);
    if (since === undefined || !isTold(this.#written, since)) return undefined;
    return this.#options.monotonic() - this.#written.asOf;
  }

  #sweepAt(startedAt: number): Sweep {
    const { isBehind, scans } = this.#options;
    const scan = scans()
      .filter(({ endedAt }) => isLookedAt(endedAt, startedAt))
      .at(-1);
    return { startedAt, asOf: isBehind() ? undefined : scan?.startedAt };
  }
}

function isLookedAt(since: number, now: number): boolean {
  return now - since >= LOOKED_AT_MS;
}

/**
 * Whether a sweep tells where services are in a cluster that has been seen since a time. The
 * catalog has to be read after that, as services are located among the clusters that are known
 * then.
 */
function isTold(
  sweep: Sweep | undefined,
  since: number,
): sweep is Sweep & { readonly asOf: number } {
  return (
    sweep?.asOf !== undefined &&
    since <= sweep.asOf &&
    isLookedAt(since, sweep.startedAt)
  );
}
