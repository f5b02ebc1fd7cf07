import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { act, screen } from '@testing-library/react';
import {
  aCluster,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
} from '../../fixtures';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { KubernetesTab } from './KubernetesTab';

/** A service of one pod, and a way to say more of it. */
function aService() {
  let resolve: (message: ServiceMessage) => void = () => {};
  const next = new Promise<ServiceMessage>(done => {
    resolve = done;
  });
  const api = new FakeKubernetesApi({
    messages: [aHello(['eu']), aCluster('eu', [aPodRow({ name: 'dice-1' })])],
    async *updates() {
      yield await next;
      await new Promise(() => {});
    },
  });
  const say = (message: ServiceMessage) => act(async () => resolve(message));
  return { api, say };
}

function select(element: Element | undefined) {
  act(() => {
    const selection = document.getSelection();
    selection?.removeAllRanges();
    if (element) selection?.selectAllChildren(element);
    document.dispatchEvent(new Event('selectionchange'));
  });
}

async function show() {
  const { api, say } = aService();
  await renderLoaded(
    <EntityProvider entity={anEntity()}>
      <p>elsewhere</p>
      <KubernetesTab />
    </EntityProvider>,
    api,
  );
  return say;
}

const twoPods = aCluster('eu', [
  aPodRow({ name: 'dice-1' }),
  aPodRow({ name: 'dice-2' }),
]);

describe('text of the tab that is selected', () => {
  it('stays, as nothing on the screen changes until it is released', async () => {
    const say = await show();
    select(screen.getByRole('heading', { level: 2 }));
    expect(screen.getByText('Paused while text is selected')).toBeVisible();
    await say(twoPods);
    expect(
      screen.queryByRole('button', { name: /^dice-2/ }),
    ).not.toBeInTheDocument();
    select(undefined);
    expect(
      await screen.findByRole('button', { name: /^dice-2/ }),
    ).toBeVisible();
    expect(screen.getByText(/^Live/)).toBeVisible();
  });

  it('matters only where it is of the tab', async () => {
    const say = await show();
    select(screen.getByText('elsewhere'));
    await say(twoPods);
    expect(
      await screen.findByRole('button', { name: /^dice-2/ }),
    ).toBeVisible();
  });
});
