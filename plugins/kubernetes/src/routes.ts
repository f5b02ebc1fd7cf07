import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the tab; app-config decides its path. */
export const entityContentRouteRef = createRouteRef();

/** The page for cluster operators; the app's menu shows pages that have one. */
export const clustersRouteRef = createRouteRef();

/** The services below a System, a Domain, a Group or a User. */
export const entityServicesRouteRef = createRouteRef();

/** All services, and what fails now. */
export const fleetRouteRef = createRouteRef();
