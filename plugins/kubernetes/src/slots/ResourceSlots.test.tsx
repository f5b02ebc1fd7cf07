import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  ObjectRow,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  kubernetesApiRef,
  KubernetesResourceExtension,
  KubernetesServiceProvider,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import {
  aCluster,
  aHello,
  DICE_ROLLER_REF,
  FakeKubernetesApi,
} from '../fixtures';
import {
  ResourceActionSlot,
  ResourceColumnSlot,
  ResourceDetailsSlot,
} from './ResourceSlots';
import { SlotsProvider } from './SlotsContext';

const definition = 'rollouts.argoproj.io';

const rollout = (
  name: string,
  customResource: ObjectRow['customResource'] = { definition },
): ObjectRow => ({ kind: 'Rollout', namespace: 'games', name, customResource });

const step = (changes: Partial<KubernetesResourceExtension> = {}) => ({
  ...{ id: 'step', definition },
  ...changes,
});

async function show(
  row: ObjectRow,
  resources: readonly KubernetesResourceExtension[],
  cluster = 'eu',
) {
  const service = [
    aHello(['eu', 'us']),
    aCluster('eu', [], { objects: [rollout('dice')] }),
    aCluster('us', [], {}),
  ].reduce(reduceService, initialServiceState);
  renderInTestApp(
    <SlotsProvider value={{ resources }}>
      <KubernetesServiceProvider entityRef={DICE_ROLLER_REF} service={service}>
        <div data-testid="slots">
          <ResourceActionSlot {...{ cluster, row }} />
          <ResourceColumnSlot {...{ cluster, row }} />
          <ResourceDetailsSlot
            {...{ cluster, row }}
            section={(title, children) => (
              <section aria-label={title}>{children}</section>
            )}
          />
        </div>
      </KubernetesServiceProvider>
    </SlotsProvider>,
    {
      apis: [[kubernetesApiRef, new FakeKubernetesApi({ messages: [] })]],
    },
  );
  return screen.findByTestId('slots');
}

const everything = step({
  action: ({ resource }) => (
    <button type="button">Promote {resource.name}</button>
  ),
  component: ({ resource }) => <p>in {resource.cluster}</p>,
  column: {
    title: 'Step',
    component: ({ resource }) => <>1 of 5 of {resource.name}</>,
  },
});

it('fills each place with what a plugin adds, for the object that is meant', async () => {
  const slots = await show(rollout('dice'), [everything]);
  expect(slots).toHaveTextContent('Promote diceStep 1 of 5 of dicein eu');
});

it('names the details by the kind, or as the plugin says', async () => {
  const other = step({ ...everything, id: 'other', title: 'Canary' });
  const slots = await show(rollout('dice'), [everything, other]);
  expect(
    within(slots)
      .getAllByRole('region')
      .map(each => each.getAttribute('aria-label')),
  ).toEqual(['Rollout', 'Canary']);
});

it('leaves objects of other definitions alone, and those that are gone', async () => {
  const other = rollout('dice', { definition: 'rollouts.example.com' });
  expect(await show(other, [everything])).toBeEmptyDOMElement();
});

it('shows nothing of an object that its cluster does not have', async () => {
  expect(await show(rollout('dice'), [everything], 'us')).toBeEmptyDOMElement();
});

it.each([
  ['namespace', { namespace: 'shop' }],
  ['name', { name: 'cards' }],
])('shows nothing of an object of another %s', async (_what, other) => {
  const row = { ...rollout('dice'), ...other };
  expect(await show(row, [everything])).toBeEmptyDOMElement();
});

it('asks about each object anew', async () => {
  const asks = step({
    action: function Promote({ resource }) {
      const [isAsked, setAsked] = useState(false);
      return (
        <button type="button" onClick={() => setAsked(true)}>
          {isAsked ? 'Really promote' : 'Promote'} {resource.name}
        </button>
      );
    },
  });
  const service = [
    aHello(['eu']),
    aCluster('eu', [], { objects: [rollout('dice'), rollout('cards')] }),
  ].reduce(reduceService, initialServiceState);
  function Page() {
    const [name, setName] = useState('dice');
    return (
      <SlotsProvider value={{ resources: [asks] }}>
        <KubernetesServiceProvider
          entityRef={DICE_ROLLER_REF}
          service={service}
        >
          <ResourceActionSlot cluster="eu" row={rollout(name)} />
        </KubernetesServiceProvider>
        <button type="button" onClick={() => setName('cards')}>
          Next
        </button>
      </SlotsProvider>
    );
  }
  renderInTestApp(<Page />, {
    apis: [[kubernetesApiRef, new FakeKubernetesApi({ messages: [] })]],
  });
  const press = async (name: string) =>
    userEvent.click(await screen.findByRole('button', { name }));
  await press('Promote dice');
  await screen.findByRole('button', { name: 'Really promote dice' });
  await press('Next');
  expect(
    await screen.findByRole('button', { name: 'Promote cards' }),
  ).toBeVisible();
});

it('shows nothing of a plugin that adds nothing', async () => {
  expect(await show(rollout('dice'), [step()])).toBeEmptyDOMElement();
});

it('keeps the fault of one plugin from the others', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const broken = step({
    id: 'broken',
    component: () => {
      throw new Error('no steps');
    },
  });
  const slots = await show(rollout('dice'), [broken, everything]);
  expect(slots).toHaveTextContent('no steps');
  expect(slots).toHaveTextContent('in eu');
});
