import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { ClustersIcon } from '../components/ClustersPage/ClustersIcon';
import { clustersRouteRef } from '../routes';

/** For cluster operators; hidden from everyone else's menu. */
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
      import('./LinkedClustersPage').then(module => (
        <module.LinkedClustersPage />
      )),
  },
});
