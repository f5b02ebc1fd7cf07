import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the tab is, wherever the app mounts it. */
export const entityContentRouteRef = createRouteRef({
  id: 'podlight.kubernetes-entity-content',
});

/** The page for those who run the clusters. */
export const clustersRouteRef = createRouteRef({
  id: 'podlight.kubernetes-clusters',
});
