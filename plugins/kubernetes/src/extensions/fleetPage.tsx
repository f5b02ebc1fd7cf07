import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { ServicesIcon } from '../components/Fleet/ServicesIcon';
import { fleetRouteRef } from '../routes';

/** All services, and what fails now; off where the fleet index is. */
export const fleetPage = PageBlueprint.make({
  name: 'fleet',
  disabled: true,
  params: {
    path: '/fleet',
    routeRef: fleetRouteRef,
    title: 'Services',
    icon: <ServicesIcon />,
    loader: () =>
      import('./LinkedFleetPage').then(module => <module.LinkedFleetPage />),
  },
});
