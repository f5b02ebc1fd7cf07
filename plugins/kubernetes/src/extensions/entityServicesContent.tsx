import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityServicesRouteRef } from '../routes';
import { OF_MANY_SERVICES } from './ofManyServices';

/** All services of a System, a Domain, a Group or a User; off where the fleet index is. */
export const entityServicesContent = EntityContentBlueprint.make({
  name: 'services',
  disabled: true,
  params: {
    path: '/services',
    title: 'Services',
    group: 'deployment',
    routeRef: entityServicesRouteRef,
    filter: OF_MANY_SERVICES,
    loader: () =>
      import('../components/Fleet').then(module => (
        <module.EntityServicesContent />
      )),
  },
});
