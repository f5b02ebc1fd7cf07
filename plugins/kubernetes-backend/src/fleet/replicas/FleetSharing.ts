import { HelpStore } from '../../telemetry';
import { backOffMs } from '../../util/backOff';
import { Latch } from '../../util/Latch';
import { callWithDeadline, Clock } from '../../util/timing';
import { MatchedService } from '../match';
import { CellWriter } from '../store/CellWriter';
import { Database, isPostgres, isSupported, migrate } from '../store/database';
import { FleetStore } from '../store/FleetStore';
import { HeldSights } from '../store/HeldSights';
import { HelpTable } from '../store/HelpTable';
import { CatalogScan, PlaceTimes } from '../store/PlaceTimes';
import { SharedFleetReader, SharedState } from '../store/SharedFleetReader';
import { StoredCells } from '../store/StoredCells';
import { TransitionHistory } from '../store/TransitionHistory';
import { FleetReader } from '../reader';
import { ClusterHolding, HOLDS_ALL } from './ClusterHolding';
import { ClusterLeases } from './ClusterLeases';
import { DeferredHolding } from './DeferredHolding';
import { GoneServices } from './GoneServices';
import { ClusterLease, Leases, LeaseTable } from './LeaseTable';
import { SharedPlaces } from './SharedPlaces';

const TURN_MS = 1_000;

/** For all that is written and read in one turn. */
const ANSWER_MS = 30_000;

/** A deleted row raises no revision, so all rows are read again this often. */
const REREAD_EVERY_MS = 3_600_000;

/** How long a page waits for the database after a start. */
const FIRST_READ_MS = 5_000;

export interface FleetSharingOptions {
  readonly getDatabase: () => Promise<Database>;
  /** The tables are created by somebody else. */
  readonly skipMigrations: boolean;
  readonly clock: Clock;
  readonly monotonic?: () => number;
  readonly random?: () => number;
  readonly onFault: (error: unknown) => void;
  /** Called once where the database is of a kind that is not supported. */
  readonly onUnsupported: () => void;
}

/** What the index of this process tells, and what it is asked. */
export interface OwnFleet {
  readonly reader: FleetReader;
  /** Those that are followed. */
  readonly services: () => ReadonlyMap<
    string,
    Pick<MatchedService, 'clusters' | 'subject'>
  >;
  /** Whether it follows all services of the catalog, and not just begins to. */
  readonly isComplete: () => boolean;
  /** Whether each user has their own credential for the cluster. */
  readonly isPersonal: (cluster: string) => boolean;
  /** Whether it sees every object of the cluster now. */
  readonly seesAll: (cluster: string) => boolean;
  /** Whether much that has changed has not been looked at yet. */
  readonly isBehind: () => boolean;
  /** Of the catalog, the last few that found every service. */
  readonly scans: () => readonly CatalogScan[];
  /** Other replicas tell of a service in a cluster, or do not any more. */
  readonly onPlace: (entityRef: string) => void;
  /** What is certain of a cluster that another replica reads has changed. */
  readonly onCluster: (cluster: string) => void;
}

/** What exists once the database has answered. */
interface Connected {
  readonly leases: ClusterLeases;
  readonly store: FleetStore;
  readonly help: HelpStore;
  readonly cells: StoredCells;
  readonly history: TransitionHistory;
  readonly sights: HeldSights;
  readonly writer: CellWriter;
  readonly placeTimes: PlaceTimes;
  readonly places: SharedPlaces;
}

/**
 * Shares the clusters of the index with other replicas by way of Backstage's database, writes
 * what this one sees and reads what the others do.
 *
 * @remarks
 * Nothing here stops the backend: while the database fails, what is known is shown, and
 * clusters whose lease cannot be renewed are not read.
 */
export class FleetSharing {
  readonly #options: FleetSharingOptions;
  readonly #monotonic: () => number;
  readonly #holding = new DeferredHolding();
  readonly #gone: GoneServices;
  #isUnsupported = false;
  #connected: Connected | undefined;
  #own: OwnFleet | undefined;
  #last: Leases | undefined;
  #shared: SharedState | undefined;
  readonly #firstRead = new Latch();
  #lastAt = 0;
  /** When the leases in `#shared` were read. */
  #sharedAt = 0;
  #rereadAt = 0;

  constructor(options: FleetSharingOptions) {
    this.#options = options;
    this.#monotonic = options.monotonic ?? (() => performance.now());
    this.#gone = new GoneServices({
      holds: cluster => this.#holding.holds(cluster),
      monotonic: this.#monotonic,
    });
  }

  /** Which clusters the source follows. */
  get holding(): ClusterHolding {
    return this.#holding;
  }

  /** Whether the catalog has the service, as far as this process knows. */
  follows(entityRef: string): boolean {
    return this.#own?.services().has(entityRef) ?? false;
  }

  /** Undefined until the database has answered. */
  get store(): FleetStore | undefined {
    return this.#connected?.store;
  }

  /** Where replicas count how often Help was used; undefined until the database has answered. */
  get help(): HelpStore | undefined {
    return this.#connected?.help;
  }

  /** What all replicas know together; called once, before {@link run}. */
  createReader(own: OwnFleet): FleetReader {
    this.#own = own;
    return new SharedFleetReader({
      own: own.reader,
      findService: entityRef => own.services().get(entityRef),
      isComplete: own.isComplete,
      isPersonal: own.isPersonal,
      readShared: signal => this.#readShared(signal),
      holds: cluster => this.#holding.holds(cluster),
      findSight: cluster => this.#connected?.sights.of(cluster),
    });
  }

  /**
   * Whether a service has objects in a cluster that another replica reads; undefined where
   * that is not certain.
   *
   * @param knownForMs - since when this process has known the service as it is
   */
  isElsewhere(
    entityRef: string,
    cluster: string,
    knownForMs: number,
  ): boolean | undefined {
    return this.#connected?.places.has(entityRef, cluster, knownForMs);
  }

  /** The verdict of a service has changed. */
  touch(entityRef: string): void {
    this.#connected?.writer.touch(entityRef);
  }

  /** The service is in the catalog no more. */
  forget(entityRef: string): void {
    this.#connected?.writer.forget(entityRef);
    if (this.#isUnsupported) return;
    this.#gone.add(entityRef);
  }

  /** The service is in the catalog, maybe again. */
  remember(entityRef: string): void {
    this.#gone.remove(entityRef);
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const database = await this.#connect(signal);
    if (!database) return;
    if (!isSupported(database)) {
      this.#firstRead.open();
      this.#isUnsupported = true;
      this.#gone.clear();
      this.#options.onUnsupported();
      this.#holding.resolve(HOLDS_ALL);
      return;
    }
    const connected = this.#create(database);
    this.#connected = connected;
    const { leases, placeTimes, sights } = connected;
    // A turn that waits for the database would notice too late, or never.
    leases.listen(() => {
      sights.keepOnly(name => leases.holds(name));
      placeTimes.keepOnly(name => leases.holds(name));
    }, signal);
    this.#holding.resolve(leases);
    await Promise.all([
      leases.run(signal),
      this.#repeat(signal, TURN_MS, until => this.#turn(connected, until)),
    ]);
  }

  /** Lets other replicas take over at once; the clusters must not be read any more. */
  async leave(): Promise<void> {
    const { signal } = new AbortController();
    await this.#connected?.leases
      .leave(signal)
      .catch(error => this.#options.onFault(error));
  }

  async #connect(signal: AbortSignal): Promise<Database | undefined> {
    const { getDatabase, skipMigrations } = this.#options;
    let database: Database | undefined;
    await this.#repeat(signal, undefined, async () => {
      const client = await getDatabase();
      if (isSupported(client) && !skipMigrations) await migrate(client);
      database = client;
    });
    return database;
  }

  #create(database: Database): Connected {
    const { clock, onFault, random } = this.#options;
    const own = this.#own;
    if (!own) throw new Error('createReader has not been called');
    const store = new FleetStore(database);
    const cells = new StoredCells(store, {
      isHeld: cluster => this.#holding.holds(cluster),
      onPlace: own.onPlace,
    });
    const sights = new HeldSights(store, this.#monotonic);
    const placeTimes = new PlaceTimes({
      seesAll: own.seesAll,
      isBehind: own.isBehind,
      scans: own.scans,
      monotonic: this.#monotonic,
    });
    return {
      store,
      help: new HelpTable(database),
      cells,
      sights,
      placeTimes,
      history: new TransitionHistory(
        store,
        cells,
        () => clock.now(),
        this.#monotonic,
      ),
      leases: new ClusterLeases({
        table: new LeaseTable(database),
        isAlone: !isPostgres(database),
        clock,
        monotonic: this.#monotonic,
        random,
        onLeases: leases => {
          this.#last = leases;
          this.#lastAt = this.#monotonic();
        },
        onFault,
      }),
      writer: new CellWriter({
        own: own.reader,
        services: () =>
          new Map(
            [...own.services()].map(([ref, { subject }]) => [ref, subject]),
          ),
        store,
        cells,
        sights,
        places: placeTimes,
        monotonic: this.#monotonic,
      }),
      places: new SharedPlaces({
        clusters: () => this.#shared?.leases.keys() ?? [],
        findLease: cluster => this.#findLease(cluster),
        cells,
        holds: cluster => this.#holding.holds(cluster),
        onCluster: own.onCluster,
      }),
    };
  }

  /** What is asked of a process that has just started waits for the database a little. */
  async #readShared(signal: AbortSignal): Promise<SharedState | undefined> {
    const { clock } = this.#options;
    await this.#firstRead.waitAtMost(FIRST_READ_MS, clock, signal);
    const shared = this.#shared;
    if (!shared) return undefined;
    const elapsedMs = this.#monotonic() - this.#sharedAt;
    const leases = [...shared.leases].map(
      ([name, lease]) => [name, agedBy(elapsedMs, lease)] as const,
    );
    return { ...shared, leases: new Map(leases) };
  }

  #findLease(cluster: string): ClusterLease | undefined {
    const lease = this.#shared?.leases.get(cluster);
    return lease && agedBy(this.#monotonic() - this.#sharedAt, lease);
  }

  async #turn(
    { cells, history, leases, places, store, writer }: Connected,
    signal: AbortSignal,
  ): Promise<void> {
    places.update();
    const known = this.#last;
    const knownAt = this.#lastAt;
    if (!known) return;
    await this.#gone.deleteRows(store, cells, known.clusters);
    if (this.#monotonic() >= this.#rereadAt) {
      cells.rereadAll();
      this.#rereadAt = this.#monotonic() + REREAD_EVERY_MS;
    }
    await cells.refresh(known.clusters);
    signal.throwIfAborted();
    this.#shared = {
      cells,
      history,
      leases: new Map(known.clusters.map(lease => [lease.name, lease])),
    };
    this.#sharedAt = knownAt;
    this.#firstRead.open();
    const { replica } = leases;
    if (replica === undefined) return;
    const held = known.clusters.filter(
      ({ holder, name }) => holder === replica && leases.holds(name),
    );
    await writer.flush(replica, held, signal);
  }

  /** Until it succeeds, or again and again with a pause after success; failures are repeated ever more slowly. */
  async #repeat(
    signal: AbortSignal,
    pauseMs: number | undefined,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { clock, onFault, random = Math.random } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await callWithDeadline(signal, ANSWER_MS, work);
        if (pauseMs === undefined) return;
        failures = 0;
      } catch (error) {
        failures += 1;
        this.#firstRead.open();
        if (!signal.aborted) onFault(error);
      }
      const pause =
        failures === 0
          ? pauseMs ?? TURN_MS
          : TURN_MS + backOffMs(failures, random);
      await clock.sleep(pause, signal);
    }
  }
}

/** While the database does not answer, what it said becomes old. */
function agedBy(ms: number, lease: ClusterLease): ClusterLease {
  const { placedAgoMs, readAgoMs } = lease;
  return {
    ...lease,
    ...(placedAgoMs !== undefined && { placedAgoMs: placedAgoMs + ms }),
    ...(readAgoMs !== undefined && { readAgoMs: readAgoMs + ms }),
  };
}
