import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Where the tab is, wherever app-config puts it. */
export const entityContentRouteRef = createRouteRef();

/** The page for those who run the clusters; the app's menu shows pages that have one. */
export const clustersRouteRef = createRouteRef();
