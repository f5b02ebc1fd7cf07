import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { HttpKubernetesService } from './HttpKubernetesService';
import { KubernetesService } from './KubernetesService';

/**
 * Reads the Kubernetes side of catalog entities, for plugins and modules of the backend.
 *
 * @public
 */
export const kubernetesServiceRef = createServiceRef<KubernetesService>({
  id: 'podlight.kubernetes',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new HttpKubernetesService(deps),
    }),
});
