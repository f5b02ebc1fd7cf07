import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../fixtures';
import { renderLoaded } from '../__testUtils__/renderLoaded';
import {
  KubernetesNeedsAttention,
  KubernetesPodGrid,
  KubernetesPodLog,
} from '.';

const entity = anEntity();
const onHelp = jest.fn();
const onOpen = jest.fn();
const onLogs = jest.fn();

/** A page of another plugin that is put together from parts. */
function OtherPage() {
  const live = useService(entity);
  const pod = { cluster: 'eu', namespace: 'games', name: 'dice-2' };
  return (
    <>
      <KubernetesNeedsAttention entity={entity} live={live} onHelp={onHelp} />
      <KubernetesPodGrid
        entity={entity}
        live={live}
        groupBy={['namespace']}
        onOpen={onOpen}
        onLogs={onLogs}
      />
      <KubernetesPodLog entity={entity} live={live} pod={pod} />
    </>
  );
}

function show(end?: Error) {
  const api = new FakeKubernetesApi({
    messages: end
      ? []
      : [
          aHello(['eu']),
          aCluster(
            'eu',
            [aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing })],
            { findings: [aFinding(['dice-2'])] },
          ),
        ],
    end,
    log: () => 'it crashed',
  });
  return renderLoaded(<OtherPage />, api);
}

describe('parts of the tab in another plugin', () => {
  it('show what the tab shows, and leave it to the plugin what a click does', async () => {
    const user = await show();
    await user.click(await screen.findByRole('button', { name: /^Help with/ }));
    expect(onHelp).toHaveBeenCalledWith(
      expect.objectContaining({ class: 'ApplicationError' }),
    );
    await user.click(screen.getByRole('button', { name: /^dice-2, failing/ }));
    expect(onOpen).toHaveBeenCalledWith(
      expect.objectContaining({
        cluster: 'eu',
        row: expect.objectContaining({ name: 'dice-2' }),
      }),
    );
    expect(screen.getByRole('button', { name: 'games' })).toBeVisible();
    expect(await screen.findByText('it crashed')).toBeVisible();
  });

  it('say so when there is no connection', async () => {
    await show(new Error('network changed'));
    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent('network changed');
  });
});
