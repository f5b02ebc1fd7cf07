import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  kubernetesPermissions,
  RuleFamily,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterProvider,
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
  kubernetesDiagnosisExtensionPoint,
  kubernetesNamespacePolicyExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
  NamespacePolicy,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { CLUSTER_ENTITIES } from './clusters';
import { readConfig } from './config';
import { createPipeline, PipelineOptions } from './createPipeline';
import { ClusterLog, createDiagnosis } from './pipeline';
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
  Reauthorizer,
  StreamIntervals,
} from './routes';
import { createMetrics } from './telemetry';
import { RateLimit } from './util/RateLimit';
import { errorText, toMessage } from './util/scrub';
import { systemClock } from './util/timing';

/** Nobody reads more Help texts than this; what is beyond it does not count. */
const HELP_LIMIT = { limit: 30, windowMs: 60_000, now: Date.now };

/** Far more than helps anybody: it is retried every few seconds without. */
const RETRY_LIMIT = { limit: 30, windowMs: 60_000, now: Date.now };

/** What tests set and adopters do not. */
export interface KubernetesPluginSeams
  extends Partial<
    Pick<PipelineOptions, 'diagnosis' | 'identifyAgainMs' | 'lingerMs'>
  > {
  readonly intervals?: StreamIntervals;
  /** Aborted when the backend shuts down. */
  readonly shutdown?: AbortController;
}

/** The plugin with its seams open. */
export function createKubernetesPlugin(seams: KubernetesPluginSeams = {}) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      const clusterProviders: ClusterProvider[] = [];
      const authProviders: AuthProvider[] = [];
      const serviceLocators: ServiceLocator[] = [];
      const namespacePolicies: NamespacePolicy[] = [];
      const ruleFamilies: RuleFamily[] = [];
      env.registerExtensionPoint(kubernetesClusterProviderExtensionPoint, {
        addClusterProvider: (...added) =>
          addUnique('cluster provider', clusterProviders, added),
      });
      env.registerExtensionPoint(kubernetesAuthProviderExtensionPoint, {
        addAuthProvider: (...added) =>
          addUnique('auth provider', authProviders, added),
      });
      env.registerExtensionPoint(kubernetesServiceLocatorExtensionPoint, {
        addServiceLocator: (...added) =>
          addUnique('service locator', serviceLocators, added),
      });
      env.registerExtensionPoint(kubernetesNamespacePolicyExtensionPoint, {
        addNamespacePolicy: (...added) =>
          addUnique('namespace policy', namespacePolicies, added),
      });
      env.registerExtensionPoint(kubernetesDiagnosisExtensionPoint, {
        addRuleFamily: (...added) =>
          addUnique('rule family', ruleFamilies, added),
      });
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          metrics: metricsServiceRef,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          rootLifecycle: coreServices.rootLifecycle,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const { auditor, logger } = deps;
          const config = readConfig(deps.config, message =>
            logger.warn(message),
          );
          const metrics = createMetrics(deps.metrics, ruleFamilies);
          const clusterLog = new ClusterLog(logger);
          const created = createPipeline({
            diagnosis: createDiagnosis(ruleFamilies, (family, error) =>
              logger.error('A rule family failed; its findings are left out', {
                family,
                error: toMessage(errorText(error)),
              }),
            ),
            ...seams,
            config,
            telemetry: metrics.telemetry,
            clusterProviders,
            authProviders,
            serviceLocators,
            namespacePolicies,
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
            onMessage: message => clusterLog.note(message),
            onProviderProblem: ({ provider, message }) =>
              logger.warn(`Cluster provider ${provider}: ${message}`),
            onFault: (cluster, stage, error) =>
              logger.error('A stage failed for a cluster', {
                cluster: toMessage(cluster),
                stage,
                error: toMessage(errorText(error)),
              }),
          });
          const { pipeline, usage, clusters, gaugeSources, close } = created;
          metrics.readGauges(gaugeSources);
          const shutdown = seams.shutdown ?? new AbortController();
          // Before the HTTP server waits for open answers to end: these never end by themselves.
          deps.rootLifecycle.addBeforeShutdownHook(() => shutdown.abort());
          deps.rootLifecycle.addShutdownHook(close);
          deps.permissionsRegistry.addPermissions(kubernetesPermissions);
          const access = new EntityAccess(deps);
          const intervals = seams.intervals ?? DEFAULT_STREAM_INTERVALS;
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
              clusters,
              metrics: { ...metrics, isPublic },
              helpLimit: new RateLimit(HELP_LIMIT),
              retryLimit: new RateLimit(RETRY_LIMIT),
              auditor,
              logger,
              clock: systemClock,
              intervals,
              gate: new CallerGate(config.limits),
              reauthorizer: new Reauthorizer({
                access,
                pipeline,
                clock: systemClock,
                intervalMs: intervals.reauthorizeMs,
              }),
              quotas: { live: liveQuota(config.limits), logs: logQuota() },
              shutdown: shutdown.signal,
            }),
          );
        },
      });
    },
  });
}

/**
 * The Kubernetes backend plugin.
 *
 * @public
 */
export const kubernetesPlugin = createKubernetesPlugin();

function addUnique<T extends { readonly id: string }>(
  what: string,
  known: T[],
  added: readonly T[],
): void {
  for (const item of added) {
    if (known.some(({ id }) => id === item.id)) {
      throw new Error(`There is a ${what} with the id '${item.id}' already.`);
    }
    known.push(item);
  }
}
