import { FleetStore } from './FleetStore';

/** A cluster that no replica has in its configuration for so long is gone. */
const GONE_AFTER_MS = 3_600_000;

/** Until then nobody needs to know that a service has left a cluster. */
const ABSENT_MS = 24 * 3_600_000;

/** About 60 MB of rows. */
const MAX_TRANSITIONS = 200_000;

/** Services that are looked up at once, and in one run. */
const LOOKED_UP_AT_ONCE = 500;
const MAX_LOOKED_UP = 20_000;

export interface HousekeepingOptions {
  readonly store: FleetStore;
  readonly historyMs: number;
  /** Whether this process follows a service, and so knows that it exists. */
  readonly isFollowed: (entityRef: string) => boolean;
  /** Asks the catalog which of these are entities that can have a tab. */
  readonly findServices: (
    entityRefs: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlySet<string>>;
}

/** Deletes rows that nobody needs any more, also of what was deleted while no backend ran. */
export async function deleteStaleRows(
  { store, historyMs, isFollowed, findServices }: HousekeepingOptions,
  signal: AbortSignal,
): Promise<void> {
  await store.deleteOldTransitions(historyMs, MAX_TRANSITIONS);
  await store.deleteUnknownClusters(GONE_AFTER_MS);
  await store.deleteAbsentCells(ABSENT_MS);
  const doubtful = (await store.listServices()).filter(
    entityRef => !isFollowed(entityRef),
  );
  const count = Math.min(doubtful.length, MAX_LOOKED_UP);
  for (let start = 0; start < count; start += LOOKED_UP_AT_ONCE) {
    signal.throwIfAborted();
    const some = doubtful.slice(start, start + LOOKED_UP_AT_ONCE);
    const found = await findServices(some, signal);
    await store.deleteServices(some.filter(ref => !found.has(ref)));
  }
}
