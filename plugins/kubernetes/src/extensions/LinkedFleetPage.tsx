import { useRouteRef } from '@backstage/frontend-plugin-api';
import { FleetPage } from '../components/Fleet';
import { clustersRouteRef } from '../routes';

/** The page with a link to that of the clusters. */
export function LinkedFleetPage() {
  return <FleetPage clustersHref={useRouteRef(clustersRouteRef)?.()} />;
}
