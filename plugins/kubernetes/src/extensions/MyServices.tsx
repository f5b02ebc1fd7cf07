import { useRouteRef } from '@backstage/frontend-plugin-api';
import { FleetCard } from '../components/Fleet';
import { fleetRouteRef } from '../routes';

/** The reader's own services, with a link to the page of all unless the app has none. */
export function MyServices() {
  return <FleetCard scope="mine" href={useRouteRef(fleetRouteRef)?.()} />;
}
