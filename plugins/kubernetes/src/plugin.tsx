import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  KubernetesClient,
  kubernetesApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { z } from 'zod';

const kubernetesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kubernetesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new KubernetesClient(deps),
    }),
});

/** Only entities that say where they run have the tab; `filter` in app-config overrides it. */
const entityKubernetesContent = EntityContentBlueprint.makeWithOverrides({
  name: 'kubernetes',
  configSchema: {
    groupBy: z
      .object({ favourites: z.array(z.string()).optional() })
      .optional(),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/kubernetes',
      title: 'Kubernetes',
      group: 'deployment',
      filter: {
        $any: [
          {
            'metadata.annotations.backstage.io/kubernetes-id': {
              $exists: true,
            },
          },
          {
            'metadata.annotations.backstage.io/kubernetes-label-selector': {
              $exists: true,
            },
          },
        ],
      },
      loader: () =>
        import('./components/KubernetesTab').then(module => (
          <module.KubernetesTab
            groupByFavourites={config.groupBy?.favourites}
          />
        )),
    }),
});

/**
 * The Kubernetes tab for catalog entities, for the new frontend system.
 *
 * @public
 */
export const kubernetesPlugin = createFrontendPlugin({
  pluginId: 'kubernetes',
  title: 'Kubernetes',
  info: { packageJson: () => import('../package.json') },
  extensions: [kubernetesApi, entityKubernetesContent],
});
