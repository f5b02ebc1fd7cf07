import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page for those who run the clusters; the app's menu shows pages that have one. */
export const clustersRouteRef = createRouteRef();
