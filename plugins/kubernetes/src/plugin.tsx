import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesClient,
  KubernetesLogins,
  kubernetesApiRef,
  kubernetesLoginsApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { z } from 'zod';
import { ClustersIcon } from './components/ClustersPage/ClustersIcon';
import { clustersRouteRef } from './routes';

const kubernetesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kubernetesApiRef,
      deps: {
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        loginsApi: kubernetesLoginsApiRef,
      },
      factory: deps => new KubernetesClient(deps),
    }),
});

/** A module of the app may put a `KubernetesLogins` with more logins in its place. */
const kubernetesLogins = ApiBlueprint.make({
  name: 'logins',
  params: defineParams =>
    defineParams({
      api: kubernetesLoginsApiRef,
      deps: {
        google: googleAuthApiRef,
        microsoft: microsoftAuthApiRef,
        gitlab: gitlabAuthApiRef,
        okta: oktaAuthApiRef,
        onelogin: oneloginAuthApiRef,
      },
      factory: ({ google, microsoft, ...oidc }) =>
        KubernetesLogins.fromAuthApis({ google, microsoft, oidc }),
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

/** For those who run the clusters; nobody else has it in the menu. */
const clustersPage = PageBlueprint.make({
  if: {
    permissions: { $contains: kubernetesClustersReadPermission.name },
  },
  params: {
    path: '/kubernetes',
    routeRef: clustersRouteRef,
    title: 'Kubernetes clusters',
    icon: <ClustersIcon />,
    loader: () =>
      import('./components/ClustersPage').then(module => (
        <module.ClustersPage />
      )),
  },
});

/**
 * The Kubernetes tab for catalog entities, for the new frontend system.
 *
 * @public
 */
export const kubernetesPlugin = createFrontendPlugin({
  pluginId: 'kubernetes',
  title: 'Kubernetes',
  routes: { clusters: clustersRouteRef },
  info: { packageJson: () => import('../package.json') },
  extensions: [
    kubernetesApi,
    kubernetesLogins,
    entityKubernetesContent,
    clustersPage,
  ],
});
