import { Entity } from '@backstage/catalog-model';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
} from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  FleetScope,
  kubernetesApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { render, screen } from '@testing-library/react';
import {
  aFleetCell,
  aFleetList,
  aFleetService,
  FakeKubernetesApi,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
} from './fixtures';
import kubernetesPlugin from '.';

const CONTENT = 'entity-content:kubernetes/services';
const CARD = 'entity-card:kubernetes/services';
const WIDGET = 'home-page-widget:kubernetes/my-services';
const PAGE = 'page:kubernetes/fleet';
const FILTER = 'catalog-filter:kubernetes/health';
const LINK = 'entity-icon-link:kubernetes/health';
const TAB = 'entity-content:kubernetes/kubernetes';

const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default' },
};

/** An app of the new frontend system on the page of a System, with these extensions on. */
function renderApp(
  extensions: readonly (string | Record<string, { config: object }>)[],
) {
  const scopes: FleetScope[] = [];
  const api = new FakeKubernetesApi({
    fleetServices: scope => {
      scopes.push(scope);
      return aFleetList(FLEET_CLUSTERS, [
        aFleetService('checkout', [
          aFleetCell('prod-eu', FLEET_TROUBLE.failing),
        ]),
      ]);
    },
  });
  const config = mockApis.config({
    data: {
      app: {
        title: 'Test',
        extensions: [{ 'sign-in-page:app': false }, ...extensions],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
  const app = createApp({
    features: [
      kubernetesPlugin,
      createFrontendModule({
        pluginId: 'kubernetes',
        extensions: [
          ApiBlueprint.make({
            params: defineParams =>
              defineParams({
                api: kubernetesApiRef,
                deps: {},
                factory: () => api,
              }),
          }),
        ],
      }),
      createFrontendPlugin({
        pluginId: 'test',
        extensions: [createTestEntityPage({ entity: system })],
      }),
    ],
    advanced: { configLoader: async () => ({ config }) },
  });
  render(app.createRoot());
  return scopes;
}

describe('extensions for many services', () => {
  // What is loaded on demand is compiled first here, which no test should wait for.
  beforeAll(() => import('./components/Fleet'));

  it('are off until the app turns them on', async () => {
    renderApp([]);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    for (const id of [CONTENT, CARD, WIDGET, PAGE, FILTER, LINK]) {
      expect(
        kubernetesPlugin.getExtension(id as typeof CONTENT),
      ).toHaveProperty('disabled', true);
    }
  });

  it('show the services of a System, with links to wherever the tab is', async () => {
    const scopes = renderApp([
      CONTENT,
      { [TAB]: { config: { path: '/runtime' } } },
    ]);
    expect(
      await screen.findByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/runtime');
    expect(scopes).toEqual([{ of: 'system:default/shop' }]);
  });

  it('show a card on its overview, which leads to all of them', async () => {
    renderApp([CONTENT, CARD]);
    expect(
      await screen.findByRole('link', { name: /^All services/ }),
    ).toHaveAttribute('href', '/services');
  });

  it.each([
    ['System', true],
    ['Domain', true],
    ['Group', true],
    ['User', true],
    ['Component', false],
  ])('are for a %s: %p', (kind, isShown) => {
    const { filterFunction } = EntityContentBlueprint.dataRefs;
    const filters = [
      createExtensionTester(kubernetesPlugin.getExtension(CONTENT)).get(
        filterFunction,
      ),
      createExtensionTester(kubernetesPlugin.getExtension(CARD)).get(
        EntityCardBlueprint.dataRefs.filterFunction,
      ),
    ];
    expect(filters.map(filter => filter?.({ ...system, kind }))).toEqual([
      isShown,
      isShown,
    ]);
  });

  it('have a widget for the home page', () => {
    const widget = createExtensionTester(
      kubernetesPlugin.getExtension(WIDGET),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    expect(widget).toMatchObject({
      name: 'KubernetesMyServices',
      title: 'My services',
      // Five services and their causes fit into it.
      layout: { height: { defaultRows: 8 } },
    });
  });
});
