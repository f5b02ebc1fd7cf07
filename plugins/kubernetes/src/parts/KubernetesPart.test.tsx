import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import {
  aCluster,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
} from '../fixtures';
import { renderLoaded } from '../__testUtils__/renderLoaded';
import { useViewState } from '../viewState';
import { KubernetesPart } from './KubernetesPart';

const entity = anEntity();

function Group() {
  const [{ group }, change] = useViewState();
  return (
    <button type="button" onClick={() => change({ group: ['node'] })}>
      by {group.join()}
    </button>
  );
}

function Page({ isQuiet }: { readonly isQuiet?: boolean }) {
  const live = useService(entity);
  return (
    <>
      <KubernetesPart
        {...{ entity, live, isQuiet }}
        initialView={{ group: ['version'] }}
      >
        {({ view, entityRef }) => (
          <>
            <p>
              {view.pods.length} pods of {entityRef}
            </p>
            <Group />
          </>
        )}
      </KubernetesPart>
      <KubernetesPart {...{ entity, live, isQuiet }}>
        {() => <Group />}
      </KubernetesPart>
    </>
  );
}

const messages = [
  aHello(['eu']),
  aCluster('eu', [aPodRow({ name: 'dice-1' })]),
];

it('gives its content the service', async () => {
  await renderLoaded(<Page />, new FakeKubernetesApi({ messages }));
  expect(
    await screen.findByText('1 pods of component:default/dice-roller'),
  ).toBeVisible();
});

it('keeps a view of its own, out of the URL', async () => {
  const user = await renderLoaded(
    <Page />,
    new FakeKubernetesApi({ messages }),
    {
      route: '/?group=namespace',
    },
  );
  const [first, second] = await screen.findAllByRole('button', { name: /^by/ });
  expect(first).toHaveTextContent('by version');
  expect(second).toHaveTextContent('by cluster');
  await user.click(first);
  expect(first).toHaveTextContent('by node');
  expect(second).toHaveTextContent('by cluster');
});

it('says that there is no connection, where no other part does', async () => {
  const end = new Error('network changed');
  await renderLoaded(<Page />, new FakeKubernetesApi({ messages: [], end }));
  const alerts = await screen.findAllByRole('alert');
  expect(alerts[0]).toHaveTextContent('network changed');
  expect(screen.queryByRole('button', { name: /^by/ })).toBeNull();
});

it('is quiet where another part says it', async () => {
  const end = new Error('network changed');
  await renderLoaded(
    <Page isQuiet />,
    new FakeKubernetesApi({ messages: [], end }),
  );
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('button', { name: /^by/ })).toBeNull();
});
