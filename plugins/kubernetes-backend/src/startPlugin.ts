import { RootConfigService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { kubernetesUnscrubbedLogsReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import {
  auditWith,
  FleetLister,
  registerActions,
  ServiceReader,
  tabUrlBelow,
} from './actions';
import { CLUSTER_ENTITIES } from './clusters';
import { KubernetesConfig, readConfig } from './config';
import { createPipeline, PipelineOptions } from './createPipeline';
import { AddedSources, Fleet } from './fleet';
import { FleetAccess } from './fleet/access';
import { databaseFault } from './fleet/store/database';
import { StartWorker } from './fleet/pool/WorkerThread';
import { hashSubject } from './locate';
import { TransitionLog, createDiagnosis } from './pipeline';
import { PluginAdditions, PluginServices } from './pluginDependencies';
import {
  CallerGate,
  createRouter,
  DEFAULT_STREAM_INTERVALS,
  EntityAccess,
  identifyCaller,
  liveQuota,
  logQuota,
  METRICS_PATH,
  PlatformAccess,
  createDrain,
  Reauthorizer,
  StreamDrain,
  StreamIntervals,
} from './routes';
import { DeferredPlacement, objectTypeNotes } from './read';
import { CelCompiler } from './resources/cel/CelCompiler';
import { LuaRuntime } from './resources/lua/LuaRuntime';
import { addedDefinitions } from './resources/addedDefinitions';
import { Engines, needsLua } from './resources/Engines';
import { DefinitionRegistry } from './resources/DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from './resources/shipped';
import { fleetGauges, isFleetOn, startFleet } from './startFleet';
import {
  combineTelemetry,
  createMetrics,
  FaultLog,
  HelpTally,
} from './telemetry';
import { FixedWindowRateLimiter } from './util/FixedWindowRateLimiter';
import { describeError, toSafeMessage } from './util/safeMessage';
import { systemClock } from './util/timing';

/** Above any real use; further ones are not counted. */
const HELP_LIMIT = { limit: 30, windowMs: 60_000, now: Date.now };

/** Generous, because a cluster is retried every few seconds anyway. */
const RETRY_LIMIT = { limit: 30, windowMs: 60_000, now: Date.now };

const NO_CLUSTERS =
  'No clusters configured. Add some under kubernetes.clusterLocatorMethods in app-config, or through kubernetesClusterProviderExtensionPoint.';

const UNUSED_SOURCES =
  'A module adds a fleet source, but the fleet index is off. Set kubernetes.fleet in app-config to use it.';

/** Overrides that only tests use. */
export interface TestOverrides
  extends Partial<
    Pick<PipelineOptions, 'diagnosis' | 'identifyAgainMs' | 'idleGraceMs'>
  > {
  readonly intervals?: StreamIntervals;
  /** Ends the streams when the backend shuts down. */
  readonly drain?: StreamDrain;
  readonly startFleetWorker?: StartWorker;
}

/**
 * Starts the plugin.
 *
 * @throws Error when its configuration or an addition of a module makes it unsafe to continue
 */
export async function startPlugin(
  deps: PluginServices,
  added: PluginAdditions & {
    readonly cel: CelCompiler;
    /** Called only where a definition has a script. */
    readonly startLua: () => Promise<LuaRuntime>;
    readonly testOverrides: TestOverrides;
  },
): Promise<void> {
  const {
    clusterProviders,
    authProviders,
    serviceLocators,
    namespacePolicies,
    fleetSources,
    ruleSets,
    resourceDefinitions,
    cel,
    startLua,
    testOverrides,
  } = added;
  const { auditor, logger } = deps;
  const warnings: string[] = [];
  const warn = (message: string) => {
    warnings.push(message);
    logger.warn(message);
  };
  const config = readConfig(deps.config, warn);
  objectTypeNotes(config.objectTypes).forEach(warn);
  const sources = new AddedSources(fleetSources);
  if (!sources.isEmpty && !isFleetOn(config)) warn(UNUSED_SOURCES);
  const allowsUnscrubbedLogs = unscrubbedLogs(config, deps.config, warn);
  const metrics = createMetrics(deps.metrics, ruleSets, config.metrics);
  const written = addedDefinitions(resourceDefinitions, config);
  const engines: Engines = {
    cel,
    lua: needsLua(written) ? await startLua() : undefined,
  };
  const placement = new DeferredPlacement();
  const created = createPipeline({
    diagnosis: createDiagnosis(
      ruleSets,
      (ruleSet, error) =>
        logger.error('A rule set failed; its findings are left out', {
          ruleSet,
          error: toSafeMessage(describeError(error)),
        }),
      { configTimes: config.configTimes },
    ),
    ...testOverrides,
    config,
    configWarnings: warnings,
    allowsUnscrubbedLogs,
    telemetry: combineTelemetry(
      metrics.telemetry,
      new FaultLog(({ cluster, ...fault }) =>
        logger.error('A cluster gets no requests', {
          cluster: toSafeMessage(cluster),
          ...fault,
        }),
      ),
    ),
    clusterProviders,
    authProviders,
    serviceLocators,
    namespacePolicies,
    definitions: new DefinitionRegistry(engines, SHIPPED_DEFINITIONS, written),
    userInfo: deps.userInfo,
    rootConfig: deps.config,
    getClusterEntities: async () => {
      const credentials = await deps.auth.getOwnServiceCredentials();
      const { items } = await deps.catalog.getEntities(
        { filter: CLUSTER_ENTITIES },
        { credentials },
      );
      return items;
    },
    placement,
    log: new TransitionLog(logger),
    onProviderProblem: ({ provider, message }) =>
      logger.warn(`Cluster provider ${provider}: ${message}`),
    onFault: (cluster, stage, error) =>
      logger.error('A stage failed for a cluster', {
        cluster: toSafeMessage(cluster),
        stage,
        error: toSafeMessage(describeError(error)),
      }),
  });
  const { pipeline, usage, capacity, clusters, gaugeSources, close } = created;
  // The catalog responds only after all plugins have started.
  deps.rootLifecycle.addStartupHook(() => {
    void created.countClusters().then(count => {
      if (count === 0) logger.warn(NO_CLUSTERS);
    });
  });
  const usesAll = namespacePolicies.length > 0;
  const hashEntitySubject = (entity: Entity) =>
    hashSubject(entity, { usesAll });
  let fleet: Fleet | undefined;
  deps.rootLifecycle.addStartupHook(() => {
    fleet = startFleet({
      ...deps,
      config,
      created,
      hashSubject: hashEntitySubject,
      sources,
      startWorker: testOverrides.startFleetWorker,
    });
    if (fleet) placement.resolve(fleet.placement);
  });
  metrics.readGauges({ ...gaugeSources, fleet: () => fleetGauges(fleet) });
  const drain = testOverrides.drain ?? createDrain(deps.config);
  // Before the HTTP server waits for open responses, because streams never end by themselves.
  // From this moment the backend is not ready; everything else keeps running until this resolves.
  deps.rootLifecycle.addBeforeShutdownHook(() => drain.drain());
  deps.rootLifecycle.addShutdownHook(async () => {
    await fleet?.close();
    await close();
  });
  const access = new EntityAccess({ ...deps, allowsUnscrubbedLogs });
  const gate = new CallerGate(config.limits);
  const fleetRoutes = {
    access: new FleetAccess({ ...deps, hashSubject: hashEntitySubject }),
    reader: () => fleet?.reader,
  };
  const audit = auditWith(auditor, deps.auth);
  registerActions(
    deps.actionsRegistry,
    {
      reader: new ServiceReader({ auth: deps.auth, access, gate, pipeline }),
      audit,
      tabUrl: tabUrlBelow(deps.config.getOptionalString('app.baseUrl')),
    },
    {
      catalog: deps.catalog,
      userInfo: deps.userInfo,
      pipeline,
      ...(isFleetOn(config) && {
        fleet: new FleetLister({
          auth: deps.auth,
          gate,
          audit,
          fleet: fleetRoutes,
          clock: systemClock,
        }),
      }),
    },
  );
  const intervals = testOverrides.intervals ?? DEFAULT_STREAM_INTERVALS;
  const isPublic = config.metrics?.public ?? false;
  if (isPublic) {
    deps.httpRouter.addAuthPolicy({
      path: METRICS_PATH,
      allow: 'unauthenticated',
    });
  }
  deps.httpRouter.use(
    createRouter({
      identify: request => identifyCaller(deps, request),
      access,
      platformAccess: new PlatformAccess(deps),
      pipeline,
      usage,
      capacity,
      clusters,
      fleet: fleetRoutes,
      metrics: { ...metrics, isPublic },
      helpTally: new HelpTally({
        store: () => fleet?.help(),
        onFault: error =>
          logger.debug('Counts of Help can’t be stored now', {
            error: toSafeMessage(databaseFault(error)),
          }),
      }),
      helpLimit: new FixedWindowRateLimiter(HELP_LIMIT),
      helpAnswerLimit: new FixedWindowRateLimiter(HELP_LIMIT),
      retryLimit: new FixedWindowRateLimiter(RETRY_LIMIT),
      auditor,
      logger,
      clock: systemClock,
      intervals,
      gate,
      reauthorizer: new Reauthorizer({
        access,
        pipeline,
        clock: systemClock,
        intervalMs: intervals.reauthorizeMs,
      }),
      quotas: { live: liveQuota(config.limits), logs: logQuota() },
      drain,
    }),
  );
}

/** Unscrubbed logs need the permission framework; without it every user could read them. */
function unscrubbedLogs(
  { logs }: Pick<KubernetesConfig, 'logs'>,
  rootConfig: RootConfigService,
  warn: (message: string) => void,
): boolean {
  if (!logs?.allowUnscrubbed) return false;
  if (rootConfig.getOptionalBoolean('permission.enabled')) return true;
  warn(
    `kubernetes.logs.allowUnscrubbed has no effect without permission.enabled, because a policy must grant ${kubernetesUnscrubbedLogsReadPermission.name}.`,
  );
  return false;
}
