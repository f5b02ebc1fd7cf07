import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  FrontendModule,
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
import {
  kubernetesApiRef,
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
  KubernetesResourceBlueprint,
} from '@podlight/backstage-plugin-kubernetes-react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from './fixtures';
import kubernetesPlugin from '.';

const CONTENT = 'entity-content:kubernetes/kubernetes';
const CARD = 'entity-card:kubernetes/kubernetes';
const ROLLOUT = 'kubernetes-resource:kubernetes/rollout';

const api = new FakeKubernetesApi({
  messages: [
    aHello(['eu']),
    aCluster('eu', [aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing })], {
      findings: [aFinding(['dice-2'])],
      objects: [
        {
          ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
          customResource: {
            definition: 'rollouts.argoproj.io',
            fields: {
              'spec.strategy.canary.steps': [{ setWeight: 20 }, { pause: {} }],
              'status.currentStepIndex': 2,
            },
          },
        },
      ],
    }),
  ],
});

/** What an app puts in place of the client of the backend. */
const fakeBackend = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({ api: kubernetesApiRef, deps: {}, factory: () => api }),
    }),
  ],
});

/** What a platform team adds without a fork. */
const additions = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    KubernetesPodActionBlueprint.make({
      name: 'page',
      params: {
        loader: async () => props =>
          (
            <button type="button">
              Page about {props.finding?.class ?? props.pod.row.name}
            </button>
          ),
      },
    }),
    KubernetesPodColumnBlueprint.make({
      name: 'team',
      params: {
        title: 'Team',
        component: props => <>team of {props.pod.row.name}</>,
      },
    }),
    KubernetesResourceBlueprint.make({
      name: 'rollout',
      params: {
        definition: 'rollouts.argoproj.io',
        title: 'Steps',
        loader: async () => props =>
          <p>at step {props.resource.status.currentStepIndex}</p>,
        column: {
          title: 'Step',
          component: props => <>{props.resource.status.currentStepIndex}</>,
        },
        action: async () => props =>
          <a href={`https://rollouts/${props.resource.name}`}>Promote</a>,
      },
    }),
    KubernetesPanelBlueprint.make({
      name: 'runbooks',
      params: {
        title: 'Runbooks',
        loader: async () => props =>
          (
            <p>
              {props.entity.metadata.name}: {props.pods.length} pod,{' '}
              {props.findings.map(finding => finding.class).join()}
            </p>
          ),
      },
    }),
  ],
});

/** An app of the new frontend system with the plugin and a page of the entity. */
function renderApp(
  extensions: readonly Record<string, false | { readonly config: object }>[],
  modules: readonly FrontendModule[] = [],
) {
  const page = createFrontendPlugin({
    pluginId: 'test',
    extensions: [createTestEntityPage({ entity: anEntity() })],
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
    features: [kubernetesPlugin, fakeBackend, page, ...modules],
    advanced: { configLoader: async () => ({ config }) },
  });
  render(app.createRoot());
}

describe('kubernetesPlugin in an app', () => {
  // What is loaded on demand is compiled first here, which no test should wait for.
  beforeAll(() =>
    Promise.all([
      import('./components/KubernetesTab'),
      import('./extensions/LinkedCard'),
      import('./components/RolloutDetails'),
    ]),
  );

  it('adds the tab, with what to group by first as its config says', async () => {
    renderApp([
      { [CARD]: false },
      { [CONTENT]: { config: { groupBy: { favourites: ['label:app'] } } } },
    ]);
    expect(
      await screen.findByRole('heading', { name: 'The only pod is failing' }),
    ).toBeVisible();
    expect(
      within(
        within(screen.getByRole('combobox', { name: 'Group by' })).getByRole(
          'group',
          { name: 'Favorites' },
        ),
      ).getByRole('option', { name: 'app (1)' }),
    ).toBeVisible();
  });

  it('offers the views of the platform team', async () => {
    const views = [{ title: 'Trouble', status: ['failing'], sort: '-cpu' }];
    renderApp([{ [CARD]: false }, { [CONTENT]: { config: { views } } }]);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Views/ }),
    );
    expect(screen.getByRole('button', { name: /^Trouble/ })).toBeVisible();
  });

  it.each([
    [{ title: 'A', colour: 'red' }, /colour/],
    [{ title: '' }, /views\D*0\D*title/],
    [{ title: 'A', status: ['broken'] }, /views\D*0\D*status\D*0/],
    [{ title: 'A', group: ['weather'] }, /"weather" is nothing to group by/],
    [{ title: 'A', filter: 'status:broken' }, /"status:broken" is no filter/],
    [{ title: 'A', sort: '-cost' }, /"-cost" is nothing to sort by/],
    [{ title: 'A', hide: ['cost'] }, /"cost" is no column/],
  ])('says at its start what is wrong with the view %j', (view, message) => {
    const config: object = { views: [view] };
    expect(() =>
      createExtensionTester(kubernetesPlugin.getExtension(CONTENT), {
        config,
      }).get(EntityContentBlueprint.dataRefs.title),
    ).toThrow(message);
  });

  it('lets others add an action, a column and a panel', async () => {
    renderApp([{ [CARD]: false }], [additions]);
    const user = userEvent.setup();
    expect(
      await screen.findByText('dice-roller: 1 pod, ApplicationError'),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Runbooks' })).toBeVisible();

    await user.click(screen.getByRole('radio', { name: 'Table' }));
    expect(screen.getByRole('columnheader', { name: 'Team' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'team of dice-2' })).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'dice-2' }));
    expect(
      await screen.findByRole('button', { name: 'Page about dice-2' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Page about ApplicationError' }),
    ).toBeVisible();
  });

  it('lets others add to the custom resources of one API', async () => {
    renderApp([{ [CARD]: false }], [additions]);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Workloads and other objects',
      }),
    );
    const others = screen.getByRole('list', { name: 'Other objects' });
    expect(within(others).getByRole('listitem')).toHaveTextContent('Step 2');
    await user.click(
      within(others).getByRole('button', { name: /^Rollout dice/ }),
    );
    const steps = await screen.findByRole('region', { name: 'Steps' });
    expect(steps).toHaveTextContent('at step 2');
    expect(screen.getByRole('link', { name: 'Promote' })).toBeVisible();
  });

  describe('the details of a Rollout', () => {
    const open = async (...app: Parameters<typeof renderApp>) => {
      window.history.replaceState({}, '', window.location.pathname);
      renderApp(...app);
      const user = userEvent.setup();
      await user.click(
        await screen.findByRole('button', {
          name: 'Workloads and other objects',
        }),
      );
      await user.click(screen.getByRole('button', { name: /^Rollout dice/ }));
      return within(await screen.findByRole('dialog', { name: 'dice' }));
    };

    it('have its steps', async () => {
      const drawer = await open([{ [CARD]: false }]);
      const region = await drawer.findByRole('region', { name: 'Rollout' });
      expect(
        await within(region).findByText('Set weight to 20%'),
      ).toBeVisible();
    });

    it('have in their place what a module of the app has of the same name', async () => {
      const drawer = await open([{ [CARD]: false }], [additions]);
      expect(await drawer.findByText('at step 2')).toBeVisible();
      expect(drawer.queryByText('Set weight to 20%')).toBeNull();
    });

    it('have none where the app switches them off', async () => {
      const drawer = await open([{ [CARD]: false }, { [ROLLOUT]: false }]);
      expect(drawer.queryByRole('region', { name: 'Rollout' })).toBeNull();
    });
  });

  it('groups by what its config says', async () => {
    renderApp([
      { [CARD]: false },
      { [CONTENT]: { config: { groupBy: { default: 'label:app' } } } },
    ]);
    expect(
      await screen.findByRole('combobox', { name: 'Group by' }),
    ).toHaveValue('label:app');
  });

  it.each<[object, string]>([
    [{ favourites: ['version', 'team'] }, '"team" is nothing to group by'],
    [{ default: 'annotation:' }, 'label:KEY or annotation:KEY'],
    [{ default: 'label:' }, '"label:" is nothing to group by'],
    [{ favorites: ['version'] }, 'favorites'],
  ])('does not take %p for groupBy, and says why', (groupBy, message) => {
    const content = createExtensionTester(
      kubernetesPlugin.getExtension(CONTENT),
      { config: { groupBy } },
    );
    expect(() => content.get(EntityContentBlueprint.dataRefs.title)).toThrow(
      message,
    );
  });

  it('adds the card to the overview', async () => {
    renderApp([{ [CONTENT]: false }]);
    expect(await screen.findByText('The only pod is failing')).toBeVisible();
    expect(screen.getByText('Crashes with an error')).toBeVisible();
  });

  it.each([
    [{ 'backstage.io/kubernetes-id': 'dice-roller' }, true],
    [{ 'backstage.io/kubernetes-label-selector': 'app=dice' }, true],
    [{ 'backstage.io/kubernetes-namespace': 'games' }, false],
    [{}, false],
  ])(
    'has tab and card for entities annotated with %p: %p',
    (annotations, isShown) => {
      const ofContent = createExtensionTester(
        kubernetesPlugin.getExtension(CONTENT),
      );
      const ofCard = createExtensionTester(kubernetesPlugin.getExtension(CARD));
      const entity = anEntity(annotations);
      expect(
        [
          ofContent.get(EntityContentBlueprint.dataRefs.filterFunction),
          ofCard.get(EntityCardBlueprint.dataRefs.filterFunction),
        ].map(filter => filter?.(entity)),
      ).toEqual([isShown, isShown]);
    },
  );

  it('names the tab', () => {
    const content = createExtensionTester(
      kubernetesPlugin.getExtension(CONTENT),
    );
    expect(content.get(EntityContentBlueprint.dataRefs.title)).toBe(
      'Kubernetes',
    );
    expect(content.get(EntityContentBlueprint.dataRefs.group)).toBe(
      'deployment',
    );
  });
});
