import {
  AuthService,
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import packageJson from '../package.json';
import { KubernetesConfig } from './config';
import { createPipeline } from './createPipeline';
import {
  AddedSources,
  createFleet,
  Fleet,
  fleetSource,
  workerSettings,
} from './fleet';
import { AddedFaultLog } from './fleet/added/AddedFaultLog';
import { POOL_LABELS } from './fleet/nodes/readNodePool';
import { StartWorker, workerThreads } from './fleet/pool/WorkerThread';
import { BUILT_IN_LOCATORS, WITH_ANNOTATION } from './locate';
import { configuredTypes } from './read/resourceTypes';
import { startSharing } from './startSharing';
import { GaugeSources } from './telemetry';
import { describeError, toSafeMessage } from './util/safeMessage';
import { callWithDeadline, systemClock, withDeadlines } from './util/timing';

/** Defaults; `config.d.ts` explains them to operators. */
const DEFAULT_WORKERS = 1;
const DEFAULT_MAX_OBJECTS = 100_000;
const DEFAULT_HISTORY_DAYS = 7;

/** Names and labels of an object are about 400 characters, and ten labels take 240 besides. */
const CHARACTERS_OF_OBJECT = 1_250;

/** Of a catalog's page. */
const ENTITIES = 500;

/** For one answer of the catalog, whose client takes no signal: a shutdown doesn't wait for one that hangs. */
const CATALOG_MS = 30_000;

export interface StartFleetOptions {
  readonly config: KubernetesConfig;
  readonly created: Pick<
    ReturnType<typeof createPipeline>,
    'pipeline' | 'shared'
  >;
  /** What an entity stands for; as for those who read the index. */
  readonly hashSubject: (entity: Entity) => string;
  /** Those of modules. */
  readonly sources: AddedSources;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly database: DatabaseService;
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  /** For tests; threads of this process when absent. */
  readonly startWorker?: StartWorker;
}

/** Whether the index of the fleet is configured. */
export function isFleetOn({ fleet }: Pick<KubernetesConfig, 'fleet'>): boolean {
  return fleet !== undefined && fleet.enabled !== false;
}

/** Starts the index of the fleet where it is configured. */
export function startFleet({
  config,
  created,
  hashSubject,
  sources,
  auth,
  catalog,
  database,
  scheduler,
  logger,
  startWorker = workerThreads(),
}: StartFleetOptions): Fleet | undefined {
  const { fleet } = config;
  if (!fleet || !isFleetOn(config)) return undefined;
  const { pipeline, shared } = created;
  const maxRecords = fleet.maxObjectsPerCluster ?? DEFAULT_MAX_OBJECTS;
  const getCaller = async () => ({
    credentials: await auth.getOwnServiceCredentials(),
  });
  const getEntity = async (entityRef: string, signal: AbortSignal) => {
    const { credentials } = await getCaller();
    return callWithDeadline(signal, CATALOG_MS, () =>
      catalog.getEntityByRef(entityRef, { credentials }),
    );
  };
  const sharing =
    fleet.database === false
      ? undefined
      : startSharing({
          database,
          scheduler,
          logger,
          historyDays: fleet.historyDays ?? DEFAULT_HISTORY_DAYS,
          findServices: async (entityRefs, signal) => {
            const { credentials } = await getCaller();
            const { items } = await callWithDeadline(signal, CATALOG_MS, () =>
              catalog.getEntitiesByRefs(
                {
                  entityRefs: [...entityRefs],
                  filter: [...WITH_ANNOTATION],
                  fields: ['kind', 'metadata.namespace', 'metadata.name'],
                },
                { credentials },
              ),
            );
            const found = items.filter(item => item !== undefined);
            return new Set(found.map(item => stringifyEntityRef(item)));
          },
        });
  const sourceFaults = new AddedFaultLog(logger);
  return createFleet({
    source: fleetSource({
      ...shared,
      sources,
      holding: sharing?.holding,
      settings: workerSettings({
        config,
        types: configuredTypes(config.objectTypes, config.apiVersionOverrides),
        maxRecords,
        poolLabels: fleet.nodePools
          ? [...(fleet.nodePoolLabels ?? []), ...POOL_LABELS]
          : undefined,
        userAgent: `podlight/${packageJson.version}`,
      }),
      workers: fleet.workers ?? DEFAULT_WORKERS,
      getCaller,
      startWorker,
      clock: systemClock,
      onFault: (fault, error) =>
        logger.error('A thread that reads clusters is started again', {
          fault,
          ...(error && { error: toSafeMessage(describeError(error)) }),
        }),
      onSourceFault: sourceFaults.fault,
      onUnknownCluster: sourceFaults.unknownCluster,
    }),
    limits: { maxRecords, maxCharacters: maxRecords * CHARACTERS_OF_OBJECT },
    pipeline,
    registry: shared.registry,
    listEntities: async function* listEntities(signal) {
      const { credentials } = await getCaller();
      const pages = catalog.streamEntities(
        { filter: [...WITH_ANNOTATION], pageSize: ENTITIES },
        { credentials },
      );
      yield* withDeadlines(pages, CATALOG_MS, signal);
    },
    getEntity,
    hashSubject,
    getCaller,
    isLocatedAlike: usesBuiltInLocator(config),
    isToldLate: cluster => sources.of(cluster) !== undefined,
    sharing,
    readsNodes: fleet.nodePools === true,
    clock: systemClock,
    onFault: (stage, error) =>
      logger.warn(`The ${stage} failed`, {
        error: toSafeMessage(describeError(error)),
      }),
  });
}

/** What the metrics show of it. */
export function* fleetGauges(
  fleet: Fleet | undefined,
): ReturnType<NonNullable<GaugeSources['fleet']>> {
  for (const [cluster, { kinds, lagSeconds, leftOut }] of fleet?.clusters ??
    []) {
    if (leftOut !== undefined) continue;
    const gaps = [...kinds.values()].filter(({ type }) => type === 'gap');
    const records = fleet?.countRecords(cluster) ?? 0;
    yield { cluster, records, gaps: gaps.length, lagSeconds };
  }
}

/** One of your own may ask other systems, which may tell replicas different things. */
function usesBuiltInLocator({
  serviceLocatorMethod,
}: Pick<KubernetesConfig, 'serviceLocatorMethod'>): boolean {
  const type = serviceLocatorMethod?.type;
  return !type || BUILT_IN_LOCATORS.some(({ id }) => id === type);
}
