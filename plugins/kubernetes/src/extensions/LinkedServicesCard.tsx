import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityServicesCard } from '../components/Fleet';
import { entityServicesRouteRef } from '../routes';

/** The card with a link to all services of the entity, unless the app has none. */
export function LinkedServicesCard() {
  return <EntityServicesCard href={useRouteRef(entityServicesRouteRef)?.()} />;
}
