import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aReason,
  FakeKubernetesApi,
  POD_IN_STATE,
  secondsAgo,
} from '../../fixtures';
import { showTab, showTabOver } from '../../__testUtils__/showTab';

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });

describe('what needs attention', () => {
  it('lists one row for a cause in several clusters, errors first', async () => {
    await showTab([
      aHello(['eu', 'us']),
      aCluster('eu', [failing], {
        findings: [
          aFinding(['dice-2'], {
            id: 'warn',
            class: 'FlappingRestarts',
            severity: 'warning',
          }),
          aFinding(['dice-2']),
        ],
      }),
      aCluster('us', [failing], { findings: [aFinding(['dice-2'])] }),
    ]);
    await screen.findByRole('region', { name: 'Needs attention: 2 causes' });
    const rows = screen
      .getAllByRole('listitem')
      .filter(row => within(row).queryByRole('button', { name: /^Help with/ }));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      /Error: Crashes with an error.*exit code 1.*Deployment dice-roller.*2 pods.*container app.*eu, us/,
    );
    expect(rows[1]).toHaveTextContent(/^Warning: Keeps crashing, currently up/);
  });

  it('has a row for a cluster out of reach, with a countdown and a way not to wait', async () => {
    const api = new FakeKubernetesApi({
      messages: [
        aHello(['eu', 'us']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })]),
        aCluster('us', [aPodRow({ name: 'dice-2' })]),
        aFailedCluster('us', {
          ...aReason('open-circuit'),
          cause: 'unreachable',
          fault: 'connection-refused',
          retry: { from: secondsAgo(0), everyMs: 3_000 },
        }),
      ],
    });
    const user = await showTabOver(api);
    const row = (
      await screen.findByText(
        'us · Connection refused at the API server’s address',
      )
    ).closest('li');
    expect(row).toHaveTextContent(
      /^Unknown: Cluster unreachable.*1 pod with unknown status.*retrying in [123] s/,
    );
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      /^1 of 2 pods has an unknown status; us unreachable/,
    );
    await user.click(
      screen.getByRole('button', { name: 'Retry now: cluster us' }),
    );
    expect(api.retried).toEqual(['us']);
  });

  it('leads from a cause to the log or the events that tell most about it', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing, aPodRow({ name: 'dice-3' })], {
        findings: [
          aFinding(['dice-2']),
          aFinding(['dice-3'], {
            id: 'probe',
            class: 'ReadinessProbeFailing',
            severity: 'warning',
          }),
        ],
      }),
    ]);
    await user.click(
      await screen.findByRole('button', { name: /^Events of pod dice-3/ }),
    );
    const drawer = screen.getByRole('dialog', { name: /dice-3/ });
    expect(
      within(drawer).getByRole('tab', { name: 'Events', selected: true }),
    ).toBeVisible();
    await user.keyboard('{Escape}');
    await user.click(
      screen.getByRole('button', { name: /^Logs of pod dice-2/ }),
    );
    expect(
      within(screen.getByRole('dialog', { name: /dice-2/ })).getByRole('tab', {
        name: 'Logs',
        selected: true,
      }),
    ).toBeVisible();
  });

  it('keeps what is only good to know apart, and off the tiles', async () => {
    await showTab([
      aHello(['eu']),
      aCluster('eu', [aPodRow({ name: 'dice-1' })], {
        findings: [aFinding(['dice-1'], { severity: 'info' })],
      }),
    ]);
    expect(
      await screen.findByRole('heading', { name: /^Good to know/ }),
    ).toBeVisible();
    expect(screen.queryByText('Needs attention')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'dice-1, ready, cluster eu' }),
    ).toBeVisible();
  });

  it('narrows with the filter of the pods, says so, and gives the way back', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster(
        'eu',
        [
          aPodRow({ name: 'dice-1', ...POD_IN_STATE.failing }),
          aPodRow({ name: 'dice-2', ...POD_IN_STATE.notReady }),
        ],
        {
          findings: [
            aFinding(['dice-1']),
            aFinding(['dice-2'], { id: 'probe', class: 'PodNotReadyOther' }),
          ],
        },
      ),
    ]);
    expect(await screen.findByText('2 causes')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /not ready$/ }));
    expect(screen.getByText('1 cause')).toBeVisible();
    expect(screen.getByText('1 cause is hidden by the filter.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all causes' }));
    expect(screen.getByText('2 causes')).toBeVisible();
  });
});
