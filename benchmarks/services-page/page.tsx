/**
 * The page that the browser measures: the services page, as the production build
 * draws it, over answers that are made here.
 */
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { FleetServiceList } from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { FleetPanel } from '../../plugins/kubernetes/src/components/Fleet';
import {
  aFleetCluster,
  aFleetList,
  FakeKubernetesApi,
  FLEET_TROUBLE,
  manyFleetServices,
} from '../../plugins/kubernetes/src/fixtures';
import { clear, mountBench, show } from '../lib/benchPage';

/** One in so many services changes between two answers. */
const CHANGED_EVERY = 100;

let list: FleetServiceList = aFleetList([], []);

/** Text, as the network's answer is, so that each refresh parses all of it. */
let text = '';
const api = new FakeKubernetesApi({ fleetServices: () => JSON.parse(text) });

/** @param every - one in so many services has some trouble */
function open(services: number, clusters: number, every: number): void {
  clear();
  const names = Array.from({ length: clusters }, (_, index) =>
    aFleetCluster(`prod-${index + 1}`, { region: `region-${index % 10}` }),
  );
  list = aFleetList(names, manyFleetServices(services, names, every));
  text = JSON.stringify(list);
  show(<FleetPanel scope="all" />);
}

/** Some services fail now, as the next answer says. They keep their places, as most do between two answers. */
function answer(): void {
  list = {
    ...list,
    services: list.services.map((service, index) => {
      const [first, ...others] = service.cells;
      return first && index % CHANGED_EVERY === 0
        ? {
            ...service,
            cells: [
              { ...first, ...FLEET_TROUBLE.failing, ready: 2 },
              ...others,
            ],
          }
        : service;
    }),
  };
  text = JSON.stringify(list);
  [...document.getElementsByTagName('button')]
    .find(({ textContent }) => textContent === 'Reload')
    ?.click();
}

Object.assign(window, { open, answer, close: clear });
mountBench([
  createFrontendModule({
    pluginId: 'app',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: kubernetesApiRef,
            deps: {},
            factory: () => api,
          }),
      }),
      PageBlueprint.make({
        name: 'entity',
        params: {
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          loader: async () => <p>An entity</p>,
        },
      }),
    ],
  }),
]);
