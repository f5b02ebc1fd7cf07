import { FleetStore } from './FleetStore';

/** A cluster that no replica has in its configuration for so long is gone. */
const GONE_AFTER_MS = 3_600_000;

/** About 60 MB of rows. */
const MAX_TRANSITIONS = 200_000;

/** Services that are looked up in one run. */
const MAX_LOOKED_UP = 500;

export interface HousekeepingOptions {
  readonly store: FleetStore;
  readonly historyMs: number;
  /** Whether this process follows a service, and so knows that it exists. */
  readonly isFollowed: (entityRef: string) => boolean;
  /** Asks the catalog. */
  readonly exists: (entityRef: string, signal: AbortSignal) => Promise<boolean>;
}

/** Deletes rows that nobody needs any more, also of what was deleted while no backend ran. */
export async function keepHouse(
  { store, historyMs, isFollowed, exists }: HousekeepingOptions,
  signal: AbortSignal,
): Promise<void> {
  await store.deleteOldTransitions(historyMs, MAX_TRANSITIONS);
  await store.deleteUnknownClusters(GONE_AFTER_MS);
  const doubtful = (await store.listServices()).filter(
    entityRef => !isFollowed(entityRef),
  );
  const gone: string[] = [];
  for (const entityRef of doubtful.slice(0, MAX_LOOKED_UP)) {
    signal.throwIfAborted();
    if (!(await exists(entityRef, signal))) gone.push(entityRef);
  }
  await store.deleteServices(gone);
}
