import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import kubernetesPlugin from '../src';
import { freezeClock } from './frozenClock';
import { forwardToOpenPage } from './openPageApi';
import { PartPage } from './pages/PartPage';
import { PartsIndex } from './pages/PartsIndex';

freezeClock();

const parts = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    PageBlueprint.make({
      name: 'parts-index',
      params: { path: '/', loader: async () => <PartsIndex /> },
    }),
    PageBlueprint.make({
      name: 'part',
      params: { path: '/parts', loader: async () => <PartPage /> },
    }),
    // Links to services lead there.
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <PartsIndex />,
      },
    }),
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: kubernetesApiRef,
          deps: {},
          factory: forwardToOpenPage,
        }),
    }),
  ],
});

/** Parts have the width of the window. */
const withoutMenu = createFrontendModule({
  pluginId: 'app',
  extensions: [NavContentBlueprint.make({ params: { component: () => null } })],
});

createDevApp({ features: [kubernetesPlugin, parts, withoutMenu] });
