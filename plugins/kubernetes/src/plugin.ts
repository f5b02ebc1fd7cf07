import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  clustersPage,
  entityKubernetesCard,
  entityKubernetesContent,
  kubernetesApi,
  kubernetesLogins,
} from './extensions';
import { clustersRouteRef, entityContentRouteRef } from './routes';

/**
 * The Kubernetes tab and card for catalog entities, for the new frontend system.
 *
 * @public
 */
export const kubernetesPlugin = createFrontendPlugin({
  pluginId: 'kubernetes',
  title: 'Kubernetes',
  info: { packageJson: () => import('../package.json') },
  routes: {
    entityContent: entityContentRouteRef,
    clusters: clustersRouteRef,
  },
  extensions: [
    kubernetesApi,
    kubernetesLogins,
    entityKubernetesContent,
    entityKubernetesCard,
    clustersPage,
  ],
});
