import {
  FleetCell,
  FleetCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isUnwell } from '../isUnwell';
import { ClusterLease } from '../replicas/LeaseTable';
import { MatchedService } from '../match';
import {
  FailureHistory,
  FailureSpan,
  FleetReader,
  ServiceCells,
  Subjects,
} from '../reader';
import { isSettled, OwnSight, reconcileCell } from './reconcileCell';
import { StoredCell, toFleetCell } from './StoredCell';
import { StoredCells } from './StoredCells';
import { TransitionHistory } from './TransitionHistory';

/** How long a healthy verdict is trusted while its cluster changes hands. */
const STILL_FRESH_MS = 90_000;

/** What the database says now. */
export interface SharedState {
  readonly cells: StoredCells;
  readonly history: TransitionHistory;
  readonly leases: ReadonlyMap<string, ClusterLease>;
}

export interface SharedFleetReaderOptions {
  /** What this process sees. */
  readonly own: FleetReader;
  /** Undefined for a service that the index does not follow. */
  readonly findService: (
    entityRef: string,
  ) => Pick<MatchedService, 'clusters' | 'subject'> | undefined;
  /** Whether the index follows all services of the catalog, and not just begins to. */
  readonly isComplete: () => boolean;
  /** Whether each user has their own credential for the cluster, so that no replica may read it. */
  readonly isPersonal: (cluster: string) => boolean;
  /** Undefined where the database cannot be read. */
  readonly readShared: (
    signal: AbortSignal,
  ) => Promise<SharedState | undefined>;
  readonly holds: (cluster: string) => boolean;
  /** How this process sees a cluster that it holds; undefined until it has read all of it. */
  readonly findSight: (cluster: string) => OwnSight | undefined;
}

/** What all replicas know together: each reads some clusters, and the database has the others. */
export class SharedFleetReader implements FleetReader {
  readonly #options: SharedFleetReaderOptions;

  constructor(options: SharedFleetReaderOptions) {
    this.#options = options;
  }

  async readServices(
    subjects: Subjects,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ServiceCells>> {
    const shared = await this.#options.readShared(signal);
    const own = await this.#options.own.readServices(subjects, signal);
    if (!shared) return own;
    const services = new Map<string, ServiceCells>();
    for (const [entityRef, subject] of subjects) {
      const clusters = this.#listClusters(entityRef, subject, shared);
      if (!clusters) continue;
      const seen = own.get(entityRef);
      const stored = shared.cells.of(entityRef, subject);
      // What it does not find of another subject says nothing about this one.
      const isFollowed =
        this.#options.findService(entityRef)?.subject === subject;
      const findSight = (cluster: string) =>
        isFollowed ? this.#findOwnSight(cluster) : undefined;
      const cells = toCells(seen, stored, clusters, shared, findSight);
      if (!seen && cells.length === 0) continue;
      services.set(entityRef, {
        cells,
        unseen: [...(seen?.unseen ?? clusters)].filter(
          cluster => shared.leases.get(cluster)?.readAgoMs === undefined,
        ),
      });
    }
    return services;
  }

  async readClusters(
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FleetCluster>> {
    const shared = await this.#options.readShared(signal);
    const own = await this.#options.own.readClusters(signal);
    return new Map(
      [...own].map(([name, cluster]) => [
        name,
        this.#toCluster(cluster, shared?.leases.get(name)),
      ]),
    );
  }

  async readHistory(
    subjects: Subjects,
    signal: AbortSignal,
  ): Promise<FailureHistory> {
    const own = await this.#options.own.readHistory(subjects, signal);
    const shared = await this.#options.readShared(signal);
    if (!shared) return own;
    const ages = [...shared.leases.values()].map(({ ageMs }) => ageMs);
    const history = await shared.history
      .read(subjects, Math.max(0, ...ages), signal)
      .catch(() => undefined);
    signal.throwIfAborted();
    const places = new Map(
      [...subjects].map(([ref, subject]) => [
        ref,
        this.#listClusters(ref, subject, shared),
      ]),
    );
    const isPlace = ({ cluster, entityRef }: FailureSpan) =>
      places.get(entityRef)?.has(cluster) ?? false;
    if (!history) return { ...own, spans: own.spans.filter(isPlace) };
    const known = new Set(history.spans.map(keyOfSpan));
    // What has just been noticed here is not in the database yet.
    const news = own.spans.filter(
      span =>
        span.until === undefined &&
        this.#options.holds(span.cluster) &&
        !known.has(keyOfSpan(span)),
    );
    return { ...history, spans: [...history.spans, ...news].filter(isPlace) };
  }

  /**
   * One that starts knows of services what is stored, until it has read the catalog, and so
   * does one that has not read yet what a service stands for now. What was stored of a cluster
   * before each user had a credential for it is shown to nobody.
   */
  #listClusters(
    entityRef: string,
    subject: string,
    { cells }: SharedState,
  ): ReadonlySet<string> | undefined {
    const { isComplete, isPersonal, findService } = this.#options;
    const service = findService(entityRef);
    if (!service && isComplete()) return undefined;
    const clusters =
      service?.subject === subject
        ? service.clusters
        : cells.of(entityRef, subject).keys();
    return new Set([...clusters].filter(cluster => !isPersonal(cluster)));
  }

  #toCluster(own: FleetCluster, lease: ClusterLease | undefined): FleetCluster {
    const { holds, isPersonal } = this.#options;
    if (!lease || this.#findOwnSight(own.name) || isPersonal(own.name))
      return own;
    const { name, title, region, parameters } = own;
    const common = {
      name,
      ...(title !== undefined && { title }),
      ...(region !== undefined && { region }),
      ...(parameters !== undefined && { parameters }),
      ...(lease.isLimited && { isLimited: true }),
    };
    if (holds(name)) {
      return {
        ...common,
        sight: own.sight,
        message: own.message ?? describeAge(lease),
      };
    }
    if (lease.holder === undefined) {
      const message = `No replica of Backstage reads it right now. ${describeAge(
        lease,
      )}`;
      return { ...common, sight: 'gap', message };
    }
    if (lease.sight === 'live' && isFresh(lease)) {
      return { ...common, sight: 'live' };
    }
    return {
      ...common,
      sight: lease.sight === 'gap' ? 'gap' : 'listing',
      message: describeAge(lease),
    };
  }

  /** What it saw before it lost a cluster is old. */
  #findOwnSight(cluster: string): OwnSight | undefined {
    const { holds, findSight } = this.#options;
    return holds(cluster) ? findSight(cluster) : undefined;
  }
}

function toCells(
  own: ServiceCells | undefined,
  stored: ReadonlyMap<string, StoredCell>,
  clusters: ReadonlySet<string>,
  { leases }: SharedState,
  findSight: (cluster: string) => OwnSight | undefined,
): readonly FleetCell[] {
  const seen = new Map(own?.cells.map(cell => [cell.cluster, cell]));
  return [...new Set([...seen.keys(), ...stored.keys()])]
    .filter(cluster => clusters.has(cluster))
    .flatMap(cluster => {
      const cell = toCell(
        cluster,
        seen.get(cluster),
        stored.get(cluster),
        leases.get(cluster),
        findSight(cluster),
      );
      return cell && cell.state !== 'absent' ? [cell] : [];
    });
}

function toCell(
  cluster: string,
  seen: FleetCell | undefined,
  stored: StoredCell | undefined,
  lease: ClusterLease | undefined,
  sight: OwnSight | undefined,
): FleetCell | undefined {
  if (sight) {
    const isUnsure = seen?.state === 'unseen' || seen?.state === 'unknown';
    // Who has just taken the cluster over has diagnosed nothing yet.
    const isAwaited = seen?.state === 'unknown' && !isSettled(sight);
    if (isUnsure && !isAwaited && !isUnwell(stored)) return seen;
    const cell = reconcileCell(seen, stored, sight);
    return cell && toFleetCell(cluster, cell);
  }
  if (!stored) return seen;
  const cell = toFleetCell(cluster, stored);
  const isOld = cell.state === 'healthy' && !isFresh(lease);
  return isOld ? { ...cell, state: 'unseen' } : cell;
}

function keyOfSpan(span: FailureSpan): string {
  return JSON.stringify([
    span.entityRef,
    span.cluster,
    span.class,
    span.until === undefined,
  ]);
}

function isFresh(lease: ClusterLease | undefined): boolean {
  return (
    lease?.readAgoMs !== undefined &&
    !lease.isLimited &&
    lease.readAgoMs < STILL_FRESH_MS &&
    lease.sight !== 'gap'
  );
}

function describeAge({ readAgoMs }: ClusterLease): string {
  if (readAgoMs === undefined) return 'It has not been read yet.';
  const seconds = Math.max(1, Math.round(readAgoMs / 1_000));
  return seconds < 120
    ? `Last read ${seconds} s ago.`
    : `Last read ${Math.round(seconds / 60)} min ago.`;
}
