import { screen } from '@testing-library/react';
import { FakeKubernetesApi } from '../../fixtures';
import { podKey } from '../../viewState';
import {
  hostile,
  HOSTILE_CLUSTER,
  HOSTILE_POD,
  hostileMessages,
  unseen,
} from '../../__testUtils__/unseen';
import { showTabOver } from '../../__testUtils__/showTab';

// Each draws the whole tab, which takes its time on a busy machine.
jest.setTimeout(60_000);

describe('names with characters that are not seen', () => {
  it.each([
    '',
    '?view=table',
    '?group=node,namespace',
    '?group=region,workload',
    `?group=${encodeURIComponent(`label:${hostile('app')}`)}`,
    `?group=${encodeURIComponent(`annotation:${hostile('note')}`)}&view=table`,
    `?q=${encodeURIComponent('status:nothing')}`,
    '?size=l',
    '?objects=all',
  ])('are made visible in the tab %s', async query => {
    await showTabOver(
      new FakeKubernetesApi({ messages: hostileMessages() }),
      query,
    );
    await screen.findAllByText(/OwnClass/);
    expect(unseen()).toEqual([]);
    expect(document.body).toHaveTextContent('⟨U+202E⟩');
  });

  it('are made visible in Help', async () => {
    const user = await showTabOver(
      new FakeKubernetesApi({ messages: hostileMessages() }),
    );
    await screen.findAllByText(/OwnClass/);
    await user.click(screen.getAllByRole('button', { name: /^Help/ })[0]);
    await screen.findByRole('dialog');
    expect(unseen()).toEqual([]);
  });

  it('are made visible for a pod, which is asked for by its own name', async () => {
    const api = new FakeKubernetesApi({
      messages: hostileMessages(),
      log: () => hostile('a line'),
    });
    const asked = jest.spyOn(api, 'getPodLogs');
    const key = podKey({
      cluster: HOSTILE_CLUSTER,
      namespace: hostile('games'),
      name: HOSTILE_POD,
    });
    const user = await showTabOver(api, `?pod=${encodeURIComponent(key)}`);
    const dialog = await screen.findByRole('dialog');
    expect(unseen()).toEqual([]);
    await user.click(screen.getByRole('tab', { name: 'Logs' }));
    expect(await screen.findByText(/^a line/)).toBeInTheDocument();
    expect(dialog).toHaveTextContent('⟨U+202E⟩');
    expect(unseen()).toEqual([]);
    expect(asked.mock.calls[0][0]).toMatchObject({
      cluster: HOSTILE_CLUSTER,
      namespace: hostile('games'),
      name: HOSTILE_POD,
    });
  });
});
