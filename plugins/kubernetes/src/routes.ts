import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the tab; app-config decides its path. */
export const entityContentRouteRef = createRouteRef();

/** The page for cluster operators; the app's menu shows pages that have one. */
export const clustersRouteRef = createRouteRef();
