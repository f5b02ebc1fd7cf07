import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { OF_MANY_SERVICES } from './ofManyServices';

/** How the services of a System, a Domain, a Group or a User do; off where the fleet index is. */
export const entityServicesCard = EntityCardBlueprint.make({
  name: 'services',
  disabled: true,
  params: {
    filter: OF_MANY_SERVICES,
    loader: () =>
      import('./LinkedServicesCard').then(module => (
        <module.LinkedServicesCard />
      )),
  },
});
