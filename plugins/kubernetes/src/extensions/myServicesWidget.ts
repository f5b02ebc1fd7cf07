import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { MY_SERVICES_LAYOUT } from './myServicesLayout';

/** The reader's own services on the home page; off where the fleet index is. */
export const myServicesWidget = HomePageWidgetBlueprint.make({
  name: 'my-services',
  disabled: true,
  params: {
    name: 'KubernetesMyServices',
    title: 'My services',
    description: 'How the services that you and your groups own do',
    layout: MY_SERVICES_LAYOUT,
    components: () =>
      import('./MyServices').then(module => ({ Content: module.MyServices })),
  },
});
