import { createRouteRef } from '@backstage/core-plugin-api';

/** Route of the tab; the app decides its path. */
export const entityContentRouteRef = createRouteRef({
  id: 'podlight.kubernetes-entity-content',
});

/** The page for cluster operators. */
export const clustersRouteRef = createRouteRef({
  id: 'podlight.kubernetes-clusters',
});

/** The services below a System, a Domain, a Group or a User. */
export const entityServicesRouteRef = createRouteRef({
  id: 'podlight.kubernetes-entity-services',
});

/** All services, and what fails now. */
export const fleetRouteRef = createRouteRef({
  id: 'podlight.kubernetes-fleet',
});
