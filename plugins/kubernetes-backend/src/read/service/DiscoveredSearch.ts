import { ok, Result } from '../../util/Result';
import { ResourceType } from '../resourceTypes';
import { isAnyThere, PresenceProbeOptions } from './PresenceProbe';
import { SearchQueues } from './SearchQueues';
import { Sightings, identifyViewer } from './Sightings';

/** By then the clusters that answer have said whether they have pods of the service. */
const SEEN_AFTER_MS = 3_000;
const SEEN_SPREAD_MS = 3_000;

/** One small request for each type that is served. */
const SEEK_AGAIN_MS = 10 * 60_000;

/** Where it can't be found out what a cluster serves. */
const SEEK_AFTER_FAILURE_MS = 60_000;

export interface DiscoveredSearchOptions
  extends Omit<PresenceProbeOptions, 'types' | 'workloads'> {
  /** Finds the types to look for. */
  readonly discover: (
    signal: AbortSignal,
  ) => Promise<Result<readonly ResourceType[]>>;
  readonly sightings: Sightings;
  readonly searches: SearchQueues;
}

/**
 * Looks in a cluster for custom resources that nobody has named: a service with nothing
 * else would not be found otherwise. What is served is many types, so that is done only
 * while the service is seen nowhere, and most services cost nothing where they are not.
 */
export class DiscoveredSearch {
  readonly #options: DiscoveredSearchOptions;

  constructor(options: DiscoveredSearchOptions) {
    this.#options = options;
  }

  /** Searches until the service is present. Rejects when the signal aborts meanwhile. */
  async run(): Promise<void> {
    const { clock, present, random, signal } = this.#options;
    let pauseMs = SEEN_AFTER_MS + SEEN_SPREAD_MS * random();
    for (;;) {
      await clock.sleep(pauseMs, signal);
      if (present.isOpen || signal.aborted) return;
      const searched = await this.#search();
      pauseMs = searched.ok
        ? SEEK_AGAIN_MS * (1 + random())
        : SEEK_AFTER_FAILURE_MS;
    }
  }

  /** What was seen meanwhile ends it, as the cluster that has the service may answer late. */
  async #search(): Promise<Result<void>> {
    const { discover, present, searches, sightings, signal, target } =
      this.#options;
    const { connection, service } = target;
    const viewer = await identifyViewer(connection, signal);
    if (!viewer.ok) return viewer;
    const isOver = () =>
      present.isOpen ||
      signal.aborted ||
      sightings.has(service.entityRef, viewer.value);
    if (isOver()) return ok(undefined);
    const found = await discover(signal);
    if (!found.ok) return found;
    const isThere = await searches.run(
      connection.cluster,
      () => isAnyThere({ ...this.#options, types: found.value, isOver }),
      signal,
    );
    if (isThere) present.open();
    return ok(undefined);
  }
}
