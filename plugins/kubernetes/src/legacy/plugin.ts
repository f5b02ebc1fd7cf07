import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { JSX } from 'react';
import {
  kubernetesApiFactory,
  kubernetesLoginsApiFactory,
} from '../apiFactories';
import type { ClustersPageProps } from '../components/ClustersPage';
import type {
  EntityServicesCardProps,
  EntityServicesContentProps,
  FleetPageProps,
} from '../components/Fleet';
import type { KubernetesTabProps } from '../components/KubernetesTab';
import { MY_SERVICES_LAYOUT } from '../extensions/myServicesLayout';
import {
  clustersRouteRef,
  entityContentRouteRef,
  entityServicesRouteRef,
  fleetRouteRef,
} from './routes';

/**
 * The plugin for the classic frontend system.
 *
 * @public
 */
export const kubernetesPlugin = createPlugin({
  id: 'kubernetes',
  apis: [kubernetesApiFactory, kubernetesLoginsApiFactory],
  routes: {
    entityContent: entityContentRouteRef,
    clusters: clustersRouteRef,
    entityServices: entityServicesRouteRef,
    fleet: fleetRouteRef,
  },
});

/**
 * The Kubernetes tab; put it into an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityKubernetesContent: (
  props: KubernetesTabProps,
) => JSX.Element = kubernetesPlugin.provide(
  createRoutableExtension({
    name: 'EntityKubernetesContent',
    component: () => import('./LegacyTab').then(module => module.LegacyTab),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * How the pods of the entity do and what is wrong first of all, for the overview
 * of an entity page that also has {@link EntityKubernetesContent}.
 *
 * @public
 */
export const EntityKubernetesCard: () => JSX.Element = kubernetesPlugin.provide(
  createComponentExtension({
    name: 'EntityKubernetesCard',
    component: {
      lazy: () => import('./LegacyCard').then(module => module.LegacyCard),
    },
  }),
);

/**
 * How each cluster does, for those who run them; put it into a `Route` of the app.
 * It takes the permission `podlight.clusters.read`.
 *
 * @public
 */
export const KubernetesClustersPage: (props: ClustersPageProps) => JSX.Element =
  kubernetesPlugin.provide(
    createRoutableExtension({
      name: 'KubernetesClustersPage',
      component: () =>
        import('../components/ClustersPage').then(
          module => module.ClustersPage,
        ),
      mountPoint: clustersRouteRef,
    }),
  );

/**
 * The services of a System, a Domain, a Group or a User; put it into an
 * `EntityLayout.Route`. It takes the fleet index of the backend.
 *
 * @public
 */
export const EntityKubernetesServicesContent: (
  props: EntityServicesContentProps,
) => JSX.Element = kubernetesPlugin.provide(
  createRoutableExtension({
    name: 'EntityKubernetesServicesContent',
    component: () =>
      import('../components/Fleet').then(
        module => module.EntityServicesContent,
      ),
    mountPoint: entityServicesRouteRef,
  }),
);

/**
 * How the services of a System, a Domain, a Group or a User do, for the overview of
 * its page.
 *
 * @public
 */
export const EntityKubernetesServicesCard: (
  props: EntityServicesCardProps,
) => JSX.Element = kubernetesPlugin.provide(
  createComponentExtension({
    name: 'EntityKubernetesServicesCard',
    component: {
      lazy: () =>
        import('../components/Fleet').then(module => module.EntityServicesCard),
    },
  }),
);

/**
 * All services that the reader may see, and what fails now; put it into a `Route` of
 * the app.
 *
 * @public
 */
export const KubernetesFleetPage: (props: FleetPageProps) => JSX.Element =
  kubernetesPlugin.provide(
    createRoutableExtension({
      name: 'KubernetesFleetPage',
      component: () =>
        import('../components/Fleet').then(module => module.FleetPage),
      mountPoint: fleetRouteRef,
    }),
  );

/**
 * The reader's own services, for the home page of `@backstage/plugin-home`.
 *
 * @public
 */
export const HomePageKubernetesServices: (props: {
  readonly title?: string;
}) => JSX.Element = kubernetesPlugin.provide(
  createCardExtension({
    name: 'HomePageKubernetesServices',
    title: 'My services',
    description: 'How the services that you and your groups own do',
    layout: MY_SERVICES_LAYOUT,
    components: () =>
      import('./LegacyMyServices').then(module => ({
        Content: module.LegacyMyServices,
      })),
  }),
);
