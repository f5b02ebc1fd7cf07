import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { act, screen } from '@testing-library/react';
import {
  aCluster,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
} from '../../fixtures';
import { KubernetesTab } from './KubernetesTab';

/** Says more when it is told to. */
class SlowApi extends FakeKubernetesApi {
  #say: (message: ServiceMessage) => void = () => {};

  async *followService(): AsyncGenerator<ServiceMessage, void, void> {
    yield aHello(['eu']);
    yield aCluster('eu', [aPodRow({ name: 'dice-1' })]);
    for (;;) {
      yield await new Promise<ServiceMessage>(done => {
        this.#say = done;
      });
    }
  }

  async say(message: ServiceMessage): Promise<void> {
    await act(async () => this.#say(message));
  }
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
  const api = new SlowApi({});
  renderInTestApp(
    <EntityProvider entity={anEntity()}>
      <p>elsewhere</p>
      <KubernetesTab />
    </EntityProvider>,
    { apis: [[kubernetesApiRef, api]] },
  );
  await screen.findByRole('button', { name: /^dice-1, ready/ });
  return api;
}

const twoPods = aCluster('eu', [
  aPodRow({ name: 'dice-1' }),
  aPodRow({ name: 'dice-2' }),
]);

describe('text of the tab that is selected', () => {
  it('stays, as nothing on the screen changes until it is released', async () => {
    const api = await show();
    select(screen.getByRole('heading', { level: 2 }));
    expect(screen.getByText('Paused while text is selected')).toBeVisible();
    await api.say(twoPods);
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
    const api = await show();
    select(screen.getByText('elsewhere'));
    await api.say(twoPods);
    expect(
      await screen.findByRole('button', { name: /^dice-2/ }),
    ).toBeVisible();
  });
});
