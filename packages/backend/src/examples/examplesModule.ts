import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
} from '@podlight/backstage-plugin-kubernetes-node';
import { EnvironmentTokenAuthProvider } from './EnvironmentTokenAuthProvider';
import { FolderClusterProvider } from './FolderClusterProvider';
import { LifecycleServiceLocator } from './LifecycleServiceLocator';

/**
 * Adds one provider of each kind beside the built-in ones. Copy what you need
 * into a module of your own.
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
        serviceLocators: kubernetesServiceLocatorExtensionPoint,
      },
      async init({ config, authProviders, clusterProviders, serviceLocators }) {
        authProviders.addAuthProvider(new EnvironmentTokenAuthProvider());
        serviceLocators.addServiceLocator(new LifecycleServiceLocator());
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
