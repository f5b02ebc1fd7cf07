import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aHello,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { oneFailure } from '../../__testUtils__/services';
import { refusal, showTab, showTabOver } from '../../__testUtils__/showTab';

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });

describe('help', () => {
  it('explains, quotes the evidence, says what to do and shows the crash log', async () => {
    const log = jest.fn(() => 'starting\nError: connect ECONNREFUSED\n');
    const user = showTab(oneFailure, { log });
    await user.click(
      await screen.findByRole('button', {
        name: 'Help with The program ends with an error, dice-roller',
      }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'The program ends with an error',
    });
    for (const name of [
      'What happened',
      'What to do',
      'Crash log',
      'How we know',
    ]) {
      expect(within(dialog).getByRole('region', { name })).toBeVisible();
    }
    expect(
      within(dialog).getByText(/in container app starts and then ends/),
    ).toBeVisible();
    expect(
      within(dialog).getByText(
        'kubectl --context=eu -n games logs dice-2 -c app --previous --tail=100',
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText(
        'Pod dice-2 · status.containerStatuses[0].lastState.terminated.exitCode',
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText(/BackOff · event, seen 38 times/),
    ).toBeVisible();
    const lines = await within(dialog).findByRole('log', {
      name: 'Log of container app in pod dice-2',
    });
    expect(lines).toHaveTextContent('Error: connect ECONNREFUSED');
    expect(log).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/dice-roller',
        cluster: 'eu',
        namespace: 'games',
        name: 'dice-2',
      },
      expect.objectContaining({ container: 'app', previous: true }),
    );
    expect(
      within(dialog).getByRole('link', { name: /documentation/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/kubernetes.io/),
    );
  });

  it('counts by class that it was opened', async () => {
    const api = new FakeKubernetesApi({ messages: oneFailure });
    showTabOver(api);
    await userEvent.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(api.helpOpened).toEqual(['ApplicationError']);
  });

  it('switches between the previous and the current run', async () => {
    const user = showTab(oneFailure, {
      log: (_, { previous }) => (previous ? 'it crashed' : 'it runs'),
    });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(await screen.findByText('it crashed')).toBeVisible();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Run' }),
      'Current run',
    );
    expect(await screen.findByText('it runs')).toBeVisible();
  });

  it('reads the current log where there was no run before', async () => {
    const log = jest.fn(() => '');
    const pod = aPodRow({
      name: 'dice-2',
      ...POD_IN_STATE.failing,
      containers: [aContainerRow({ hasPreviousLog: false, ready: false })],
    });
    const user = showTab(
      [
        aHello(['eu']),
        aCluster('eu', [pod], { findings: [aFinding(['dice-2'])] }),
      ],
      { log },
    );
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      await screen.findByText('The container has written nothing.'),
    ).toBeVisible();
    expect(screen.getByText(/has no previous run/)).toBeVisible();
    expect(log).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ previous: false }),
    );
  });

  it('reads the current log where the previous one has been removed', async () => {
    const error = await refusal(404, 'Removed.', 'no-previous-run');
    const user = showTab(oneFailure, {
      log: (_, { previous }) => {
        if (previous) throw error;
        return 'it ended again';
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(await screen.findByText('it ended again')).toBeVisible();
    expect(screen.getByText(/previous run has been removed/)).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why there is no log', async () => {
    const error = await refusal(403, 'You may not read logs.');
    const user = showTab(oneFailure, {
      log: () => {
        throw error;
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not read this log');
    expect(alert).toHaveTextContent('You may not read logs.');
  });

  it('shows events where these tell more than a log', async () => {
    const pod = aPodRow({ name: 'dice-2', ...POD_IN_STATE.notReady });
    const user = showTab(
      [
        aHello(['eu']),
        aCluster('eu', [pod], {
          findings: [
            aFinding(['dice-2'], {
              class: 'ReadinessProbeFailing',
              severity: 'warning',
              confidence: 'likely',
              missing: ['events'],
            }),
          ],
        }),
      ],
      {
        events: [
          {
            type: 'Warning',
            reason: 'Unhealthy',
            message: 'Readiness probe failed: 503',
            count: 7,
          },
        ],
      },
    );
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      await screen.findByRole('list', { name: 'Events of pod dice-2' }),
    ).toHaveTextContent(/Unhealthy.*7×.*Readiness probe failed: 503/);
    expect(screen.getByText(/^Likely, not certain/)).toBeVisible();
    expect(screen.getByText(/Events would make this surer/)).toBeVisible();
  });

  it('has evidence to show for a rule that has no texts', async () => {
    const user = showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [aFinding(['dice-2'], { class: 'NoGpuDriver' })],
      }),
    ]);
    await user.click(
      await screen.findByRole('button', { name: /^Help with NoGpuDriver/ }),
    );
    expect(
      screen.getByText(/A rule of your platform team found this/),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'How we know' })).toBeVisible();
  });

  it('says that a linked problem is gone', async () => {
    showTab(oneFailure, {}, '?finding=not-there-any-more');
    expect(
      await screen.findByRole('dialog', { name: 'This problem is gone' }),
    ).toBeVisible();
  });
});
