import { createRouteRef } from '@backstage/core-plugin-api';

/** Route of the tab; the app decides its path. */
export const entityContentRouteRef = createRouteRef({
  id: 'podlight.kubernetes-entity-content',
});

/** The page for cluster operators. */
export const clustersRouteRef = createRouteRef({
  id: 'podlight.kubernetes-clusters',
});
