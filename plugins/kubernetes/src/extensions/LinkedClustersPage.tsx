import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ClustersPage } from '../components/ClustersPage';
import { fleetRouteRef } from '../routes';

/** The page with a link to that of all services, unless the app has none. */
export function LinkedClustersPage() {
  return <ClustersPage fleetHref={useRouteRef(fleetRouteRef)?.()} />;
}
