import { setMaxListeners } from 'node:events';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Caller } from '../auth/Caller';
import { ClusterRegistry } from '../clusters/ClusterRegistry';
import { ServicePipeline } from '../pipeline';
import { Placement } from '../read';
import { HelpStore } from '../telemetry';
import { clusterDigest } from '../transport';
import { Clock } from '../util/timing';
import { BoundRecords } from './binding/BoundRecords';
import { CatalogServices } from './catalog/CatalogServices';
import { ClusterState, ClusterStates } from './ClusterStates';
import { ServiceMatcher } from './match';
import { NodePools } from './nodes/NodePools';
import { RecordLimits, RecordStore } from './records';
import { FleetPlacement } from './placement/FleetPlacement';
import { FleetSharing } from './replicas/FleetSharing';
import { applyEvent } from './source/applyEvent';
import { FleetSource } from './source/FleetSource';
import { lookAt } from './suspicion/lookAt';
import { judgeWith } from './verdicts/judgeWith';
import { VerdictKeeper } from './verdicts/VerdictKeeper';
import { FailureLog, FleetReader, MemoryFleetReader } from './reader';

/** The index of a fleet. It sees all services: what leaves it has to be filtered by the caller's rights. */
export interface Fleet {
  readonly clusters: ReadonlyMap<string, ClusterState>;
  /** How many records a cluster has. */
  countRecords(cluster: string): number;
  /** What the routes read. */
  readonly reader: FleetReader;
  /** Where services are, for those who read them. */
  readonly placement: Placement;
  /** Where replicas count how often Help was used; undefined without a database, and until it has answered. */
  readonly help: () => HelpStore | undefined;
  /** Ends everything, worker threads included. */
  close(): Promise<void>;
}

export interface FleetOptions {
  readonly source: FleetSource;
  readonly limits: RecordLimits;
  readonly pipeline: Pick<
    ServicePipeline,
    'connect' | 'isBound' | 'locate' | 'snapshot'
  >;
  readonly registry: Pick<ClusterRegistry, 'getClusters'>;
  readonly listEntities: (
    signal: AbortSignal,
  ) => AsyncIterable<readonly Entity[]>;
  readonly getEntity: (
    entityRef: string,
    signal: AbortSignal,
  ) => Promise<Entity | undefined>;
  /** What an entity stands for; as for those who read the index. */
  readonly hashSubject: (entity: Entity) => string;
  /** Backstage itself. */
  readonly getCaller: () => Promise<Caller>;
  /** Whether all replicas locate a service in the same clusters, so that one may believe another's cells. */
  readonly isLocatedAlike: boolean;
  /** Whether the source may tell changes of a cluster late, so that nothing is certain there; for none when absent. */
  readonly isToldLate?: (cluster: string) => boolean;
  /** Absent for a process that shares with nobody and keeps nothing. */
  readonly sharing?: FleetSharing;
  /** Whether the source reads nodes. */
  readonly readsNodes?: boolean;
  readonly clock: Clock;
  /** Milliseconds that no change of the host's clock affects. */
  readonly monotonic?: () => number;
  readonly onFault: (stage: string, error: unknown) => void;
}

/** Starts to follow the fleet: its clusters, and the services of the catalog in them. */
export function createFleet(options: FleetOptions): Fleet {
  const {
    clock,
    getCaller,
    onFault,
    pipeline,
    registry,
    sharing,
    source,
    hashSubject,
  } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each namespace and each diagnosis that waits for its turn listens to it, and Node.js would call that a leak.
  setMaxListeners(0, signal);
  const store = new RecordStore(options.limits);
  const states = new ClusterStates(() => clock.now(), options.monotonic);
  const matcher = new ServiceMatcher(store);
  const failures = new FailureLog(clock);
  const bound = new BoundRecords({
    isBound: async (target, name, namespace, until) => {
      const { clusters } = await registry.getClusters(until);
      const cluster = clusters.find(each => each.name === name);
      if (!cluster) return false;
      const connection = pipeline.connect(cluster, await getCaller());
      return pipeline.isBound(target, connection, namespace, until);
    },
    onFault: error => onFault('fleet binding', error),
    clock,
    monotonic: options.monotonic,
  });
  const verdicts = new VerdictKeeper({
    look: entityRef =>
      lookAt(entityRef, {
        matcher,
        begin: target => bound.begin(target),
        now: clock.now(),
      }),
    judge: judgeWith({
      pipeline,
      getEntity: options.getEntity,
      isFollowed: entity =>
        matcher.services.get(stringifyEntityRef(entity))?.subject ===
        hashSubject(entity),
      getCaller,
    }),
    onVerdict: (entityRef, cluster, verdict) => {
      failures.set(entityRef, cluster, verdict?.classes ?? []);
      sharing?.touch(entityRef);
    },
    onPlace: entityRef => sharing?.touch(entityRef),
    isPaused: () => states.isFilling,
    clock,
    monotonic: options.monotonic,
    onFault: (_entityRef, error) => onFault('fleet verdict', error),
  });
  const forget = (entityRef: string) => {
    matcher.delete(entityRef);
    verdicts.forget(entityRef);
    failures.forget(entityRef);
    bound.forget(entityRef);
  };
  const services = new CatalogServices({
    listEntities: options.listEntities,
    locate: async (entity, until) => {
      try {
        const caller = await getCaller();
        const found = await pipeline.locate(entity, caller, until);
        const clusters = new Set(found.clusters.map(({ name }) => name));
        return { target: found.target, clusters, subject: hashSubject(entity) };
      } catch (error) {
        if (isInvalid(error)) return undefined;
        throw error;
      }
    },
    clustersKey: async until => {
      const { clusters } = await registry.getClusters(until);
      return clusters.map(clusterDigest).sort().join();
    },
    onService: service => {
      sharing?.remember(service.target.entityRef);
      matcher.set(service);
    },
    onReplaced: forget,
    onGone: entityRef => {
      forget(entityRef);
      sharing?.forget(entityRef);
    },
    onFault: error => onFault('fleet catalog', error),
    clock,
  });
  const placement = new FleetPlacement({
    matcher,
    states,
    isLimited: cluster => store.isLimited(cluster),
    isToldLate: options.isToldLate,
    isElsewhere: (entityRef, cluster) =>
      options.isLocatedAlike
        ? sharing?.isElsewhere(
            entityRef,
            cluster,
            services.knownForMs(entityRef),
          )
        : undefined,
    onFault: error => onFault('fleet placement', error),
    clock,
    signal,
  });
  matcher.listen(entityRef => {
    placement.serviceChanged(entityRef);
    verdicts.touch(entityRef);
  });
  const nodePools = options.readsNodes ? new NodePools() : undefined;
  const reader = new MemoryFleetReader({
    matcher,
    verdicts,
    states,
    isLimited: cluster => store.isLimited(cluster),
    registry,
    failures,
    nodePools,
  });
  const shared = sharing?.createReader({
    reader,
    services: () => matcher.services,
    isComplete: () => services.isComplete,
    isPersonal: cluster =>
      states.all.get(cluster)?.leftOut === 'personal-credential',
    seesAll: cluster => placement.seesAll(cluster),
    isBehind: () => verdicts.isBehind,
    scans: () => services.scans,
    onPlace: entityRef => placement.placeChanged(entityRef),
    onCluster: cluster => placement.clusterChanged(cluster),
  });
  const following = source.follow(event => {
    const { cluster } = event;
    const wasLimited = store.isLimited(cluster);
    nodePools?.apply(event);
    if (event.type === 'nodePools') return;
    states.apply(event);
    applyEvent(store, event);
    const isNews =
      event.type !== 'changed' || store.isLimited(cluster) !== wasLimited;
    if (isNews) placement.clusterChanged(cluster);
  }, signal);
  const over = Promise.all([
    following,
    services.run(signal),
    verdicts.run(signal),
    bound.run(signal, entityRef => verdicts.touch(entityRef)),
    sharing?.run(signal),
  ]);
  over.catch(error => onFault('fleet', error));
  return {
    clusters: states.all,
    countRecords: cluster => store.count(cluster),
    placement,
    help: () => sharing?.help,
    reader: shared ?? reader,
    close: async () => {
      stopping.abort();
      await over.catch(() => undefined);
      await sharing?.leave();
    },
  };
}

/** The annotations of an entity are its author's to mend, and the tab says what is wrong with them. */
function isInvalid(error: unknown): boolean {
  return error instanceof Error && error.name === 'InputError';
}
