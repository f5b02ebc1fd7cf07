import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { JSX } from 'react';
import {
  kubernetesApiFactory,
  kubernetesLoginsApiFactory,
} from '../apiFactories';
import type { KubernetesTabProps } from '../components/KubernetesTab';

import { clustersRouteRef, entityContentRouteRef } from './routes';

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
    component: () =>
      import('../components/KubernetesTab').then(
        module => module.KubernetesTab,
      ),
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
export const KubernetesClustersPage: () => JSX.Element =
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
