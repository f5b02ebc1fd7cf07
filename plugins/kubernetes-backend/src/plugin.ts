import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  kubernetesPermissions,
  RuleSet,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterProvider,
  FleetSource,
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
  kubernetesDiagnosisExtensionPoint,
  kubernetesFleetExtensionPoint,
  kubernetesNamespacePolicyExtensionPoint,
  kubernetesResourceExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
  NamespacePolicy,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Addition, additionProblem } from './additionProblem';
import { peerPackageNotes } from './peerPackages';
import { CelCompiler } from './resources/cel/CelCompiler';
import { loadCel } from './resources/cel/loadCel';
import { loadLua } from './resources/lua/loadLua';
import { LuaRuntime } from './resources/lua/LuaRuntime';
import { findCaller } from './resources/written';
import { ModuleDefinitions } from './resources/addedDefinitions';
import { TestOverrides, startPlugin } from './startPlugin';
import { unavailableRouter } from './unavailable';
import { describeError, toSafeMessage } from './util/safeMessage';

export type { TestOverrides };

/** Overrides that only tests use. */
export interface PluginOverrides extends TestOverrides {
  readonly loadCel?: () => Promise<CelCompiler>;
  readonly loadLua?: () => Promise<LuaRuntime>;
}

/** The plugin, with overrides for tests. */
export function createKubernetesPlugin({
  loadCel: startCel = loadCel,
  loadLua: startLua = loadLua,
  ...testOverrides
}: PluginOverrides = {}) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      const clusterProviders: ClusterProvider[] = [];
      const authProviders: AuthProvider[] = [];
      const serviceLocators: ServiceLocator[] = [];
      const namespacePolicies: NamespacePolicy[] = [];
      const fleetSources: FleetSource[] = [];
      const ruleSets: RuleSet[] = [];
      const resourceDefinitions: ModuleDefinitions[] = [];
      const faults: string[] = [];
      // A second plugin with this id stops the backend before anything can be logged.
      for (const note of peerPackageNotes()) process.emitWarning(note);
      /** A module that throws during registration would take the whole backend down. */
      const add = <T extends { readonly id: string }>(
        what: Addition,
        known: T[],
        added: readonly T[],
      ) => {
        for (const item of added) {
          const problem = additionProblem(what, item);
          if (problem !== undefined) {
            faults.push(problem);
            continue;
          }
          if (known.some(({ id }) => id === item.id)) {
            faults.push(
              `There is more than one ${what} with the id '${item.id}'.`,
            );
          }
          known.push(item);
        }
      };
      env.registerExtensionPoint(kubernetesClusterProviderExtensionPoint, {
        addClusterProvider: (...added) =>
          add('cluster provider', clusterProviders, added),
      });
      env.registerExtensionPoint(kubernetesAuthProviderExtensionPoint, {
        addAuthProvider: (...added) =>
          add('auth provider', authProviders, added),
      });
      env.registerExtensionPoint(kubernetesServiceLocatorExtensionPoint, {
        addServiceLocator: (...added) =>
          add('service locator', serviceLocators, added),
      });
      env.registerExtensionPoint(kubernetesNamespacePolicyExtensionPoint, {
        addNamespacePolicy: (...added) =>
          add('namespace policy', namespacePolicies, added),
      });
      env.registerExtensionPoint(kubernetesFleetExtensionPoint, {
        addFleetSource: (...added) => add('fleet source', fleetSources, added),
      });
      env.registerExtensionPoint(kubernetesDiagnosisExtensionPoint, {
        addRuleSet: (...added) => add('rule set', ruleSets, added),
      });
      env.registerExtensionPoint(kubernetesResourceExtensionPoint, {
        addResourceDefinition: function addDefinitions(...definitions) {
          resourceDefinitions.push({
            caller: findCaller(addDefinitions),
            definitions,
          });
        },
      });
      env.registerInit({
        deps: {
          actionsRegistry: actionsRegistryServiceRef,
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          metrics: metricsServiceRef,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          rootLifecycle: coreServices.rootLifecycle,
          scheduler: coreServices.scheduler,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          deps.permissionsRegistry.addPermissions(kubernetesPermissions);
          peerPackageNotes().forEach(note => deps.logger.warn(note));
          try {
            if (faults.length > 0) throw new Error(faults.join(' '));
            const cel = await startCel();
            await startPlugin(deps, {
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
            });
          } catch (error) {
            // Rethrowing would also stop the catalog and every other plugin.
            deps.logger.error(
              `The Kubernetes plugin didn't start; its routes return status 503: ${toSafeMessage(
                describeError(error),
              )}`,
            );
            deps.httpRouter.use(unavailableRouter());
          }
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
