import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
  kubernetesDiagnosisExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
} from '@podlight/backstage-plugin-kubernetes-node';
import { EnvironmentTokenAuthProvider } from './EnvironmentTokenAuthProvider';
import { FolderClusterProvider } from './FolderClusterProvider';
import { LifecycleServiceLocator } from './LifecycleServiceLocator';
import { vaultRules } from './vaultRules';

/**
 * Adds one provider of each kind and one rule set to the built-in ones. Copy
 * what you need into your own module.
 */
export default createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'examples',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        authProviders: kubernetesAuthProviderExtensionPoint,
        clusterProviders: kubernetesClusterProviderExtensionPoint,
        diagnosis: kubernetesDiagnosisExtensionPoint,
        serviceLocators: kubernetesServiceLocatorExtensionPoint,
      },
      async init({
        config,
        authProviders,
        clusterProviders,
        diagnosis,
        serviceLocators,
      }) {
        authProviders.addAuthProvider(new EnvironmentTokenAuthProvider());
        serviceLocators.addServiceLocator(new LifecycleServiceLocator());
        diagnosis.addRuleSet(vaultRules);
        const folder = config.getOptionalString('examples.clusterFolder');
        if (folder) {
          clusterProviders.addClusterProvider(
            new FolderClusterProvider(folder),
          );
        }
      },
    });
  },
});
