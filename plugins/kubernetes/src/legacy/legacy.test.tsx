import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { getComponentData } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  FleetScope,
  kubernetesApiRef,
  kubernetesLoginsApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  DICE_ROLLER_REF as OWN_REF,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../fixtures';
import {
  EntityKubernetesCard,
  EntityKubernetesContent,
  EntityKubernetesServicesCard,
  EntityKubernetesServicesContent,
  HomePageKubernetesServices,
  isKubernetesAvailable,
  KubernetesClustersPage,
  KubernetesFleetPage,
  kubernetesPlugin,
} from '.';

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });
const api = new FakeKubernetesApi({
  messages: [
    aHello(['eu']),
    aCluster('eu', [failing], {
      findings: [aFinding(['dice-2'])],
      objects: [
        {
          ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
          customResource: {
            definition: 'rollouts.argoproj.io',
            fields: {
              'status.step': 2,
              'spec.strategy.canary.steps': [{ setWeight: 20 }],
            },
          },
        },
      ],
    }),
  ],
});

/** An app of the classic frontend system, with the card on one page and the tab on another. */
function renderApp(
  path: string,
  tab = <EntityKubernetesContent />,
  services = <EntityKubernetesServicesContent />,
) {
  return renderInTestApp(
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      <EntityProvider entity={anEntity()}>
        <Routes>
          <Route path="/overview" element={<EntityKubernetesCard />} />
          <Route path="/runtime" element={tab} />
          <Route path="/services" element={services} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    { routeEntries: [path] },
  );
}

describe('the classic frontend system', () => {
  // What is loaded on demand is compiled first here, which no test should wait for.
  beforeAll(() =>
    Promise.all([
      import('./LegacyTab'),
      import('../components/RolloutDetails'),
      import('./LegacyCard'),
    ]),
  );

  it('shows the tab', async () => {
    await renderApp('/runtime');
    expect(
      await screen.findByRole('heading', { name: 'The only pod is failing' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: /^dice-2, failing/ }),
    ).toBeVisible();
  });

  it('groups by what the app says', async () => {
    await renderApp(
      '/runtime',
      <EntityKubernetesContent
        groupByFavourites={['label:app']}
        groupByDefault="namespace"
      />,
    );
    await screen.findByRole('heading', { name: 'The only pod is failing' });
    const select = screen.getByRole('combobox', { name: 'Group by' });
    expect(select).toHaveValue('namespace');
    expect(
      within(
        within(select).getByRole('group', { name: 'Favorites' }),
      ).getByRole('option'),
    ).toHaveTextContent('app (1)');
  });

  it('shows what the app adds to custom resources, and keeps its faults from the tab', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    await renderApp(
      '/runtime?object=rollouts.argoproj.io/games/dice',
      <EntityKubernetesContent
        resources={[
          {
            ...{ id: 'steps', definition: 'rollouts.argoproj.io' },
            title: 'Steps',
            component: ({ resource }) => <>step {resource.status.step}</>,
          },
          {
            ...{ id: 'broken', definition: 'rollouts.argoproj.io' },
            component: () => {
              throw new Error('no such field');
            },
          },
        ]}
      />,
    );
    expect(
      await screen.findByRole('region', { name: 'Steps' }),
    ).toHaveTextContent('step 2');
    const alert = screen.getByText('Couldn’t show the extension “broken”');
    expect(alert.closest('[role="alert"]')).toHaveTextContent('no such field');
    expect(
      screen.getByRole('button', { name: /^dice-2, failing/ }),
    ).toBeVisible();
  });

  it('shows the steps of a Rollout, unless the app has others for them', async () => {
    const path = '/runtime?object=rollouts.argoproj.io/games/dice';
    const { unmount } = await renderApp(path);
    const region = await screen.findByRole('region', { name: 'Rollout' });
    expect(await within(region).findByText('Set weight to 20%')).toBeVisible();
    unmount();
    await renderApp(
      path,
      <EntityKubernetesContent
        resources={[
          {
            id: 'kubernetes-resource:kubernetes/rollout',
            definition: 'rollouts.argoproj.io',
            component: () => <>our own</>,
          },
        ]}
      />,
    );
    expect(await screen.findByText('our own')).toBeVisible();
    expect(screen.queryByText('Set weight to 20%')).not.toBeInTheDocument();
  });

  it('shows the card, which leads to the tab wherever that is mounted', async () => {
    await renderApp('/overview');
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Crashes with an error',
      }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Crashes with an error',
      }),
    ).toBeVisible();
  });

  it('knows the address of each page', () => {
    const { routes } = kubernetesPlugin;
    const pages: [JSX.Element, unknown][] = [
      [<EntityKubernetesContent />, routes.entityContent],
      [<KubernetesClustersPage />, routes.clusters],
      [<EntityKubernetesServicesContent />, routes.entityServices],
      [<KubernetesFleetPage />, routes.fleet],
    ];
    for (const [page, route] of pages) {
      expect(route).toBeDefined();
      expect(getComponentData(page, 'core.mountPoint')).toBe(route);
    }
  });

  it.each<[string, JSX.Element, FleetScope]>([
    ['the card', <EntityKubernetesServicesCard />, { of: OWN_REF }],
    ['the tab', <EntityKubernetesServicesContent />, { of: OWN_REF }],
    ['the page', <KubernetesFleetPage />, 'all'],
    ['the home page', <HomePageKubernetesServices />, 'mine'],
  ])('shows the services that %s is about', async (_what, element, scope) => {
    const asked = jest.spyOn(api, 'getFleetServices');
    await renderApp('/services', undefined, element);
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(asked.mock.calls[0][0]).toEqual(scope);
    asked.mockRestore();
  });

  it('brings the client of the backend, and what that needs', () => {
    const provided = [...kubernetesPlugin.getApis()].map(each => each.api.id);
    expect(provided).toEqual([kubernetesApiRef.id, kubernetesLoginsApiRef.id]);
  });

  it.each([
    [{ 'backstage.io/kubernetes-id': 'dice-roller' }, true],
    [{ 'backstage.io/kubernetes-label-selector': 'app=dice' }, true],
    [{ 'backstage.io/kubernetes-id': '' }, false],
    [{ 'backstage.io/kubernetes-namespace': 'games' }, false],
    [{}, false],
  ])('says of an entity annotated with %p: %p', (annotations, isAvailable) => {
    expect(isKubernetesAvailable(anEntity(annotations))).toBe(isAvailable);
  });
});
