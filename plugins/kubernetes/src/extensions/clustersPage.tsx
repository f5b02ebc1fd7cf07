import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { ClustersIcon } from '../components/ClustersPage/ClustersIcon';
import { clustersRouteRef } from '../routes';

/** For those who run the clusters; nobody else has it in the menu. */
export const clustersPage = PageBlueprint.make({
  if: {
    permissions: { $contains: kubernetesClustersReadPermission.name },
  },
  params: {
    path: '/kubernetes',
    routeRef: clustersRouteRef,
    title: 'Clusters',
    icon: <ClustersIcon />,
    loader: () =>
      import('../components/ClustersPage').then(module => (
        <module.ClustersPage />
      )),
  },
});
