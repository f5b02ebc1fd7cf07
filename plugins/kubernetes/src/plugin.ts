import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  catalogHealthFilter,
  clustersPage,
  entityHealthLink,
  entityKubernetesCard,
  entityKubernetesContent,
  entityServicesCard,
  entityServicesContent,
  fleetPage,
  kubernetesApi,
  kubernetesLogins,
  myServicesWidget,
  rolloutDetails,
} from './extensions';
import {
  clustersRouteRef,
  entityContentRouteRef,
  entityServicesRouteRef,
  fleetRouteRef,
} from './routes';

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
    entityServices: entityServicesRouteRef,
    fleet: fleetRouteRef,
  },
  extensions: [
    kubernetesApi,
    kubernetesLogins,
    entityKubernetesContent,
    entityKubernetesCard,
    clustersPage,
    entityServicesContent,
    entityServicesCard,
    fleetPage,
    myServicesWidget,
    catalogHealthFilter,
    entityHealthLink,
    rolloutDetails,
  ],
});
