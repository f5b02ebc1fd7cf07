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
  it('counts by class that it was opened', async () => {
    const api = new FakeKubernetesApi({ messages: oneFailure });
    await showTabOver(api);
    await userEvent.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(api.helpOpened).toEqual(['ApplicationError']);
  });

  it('switches between the previous and the current run', async () => {
    const user = await showTab(oneFailure, {
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
    const user = await showTab(
      [
        aHello(['eu']),
        aCluster('eu', [pod], { findings: [aFinding(['dice-2'])] }),
      ],
      { log },
    );
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      await screen.findByText('The container hasn’t logged anything.'),
    ).toBeVisible();
    expect(screen.getByText(/has no previous run/)).toBeVisible();
    expect(log).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ previous: false }),
    );
  });

  it('reads the current log where the previous one has been removed', async () => {
    const error = await refusal(404, 'Removed.', 'no-previous-run');
    const user = await showTab(oneFailure, {
      log: (_, { previous }) => {
        if (previous) throw error;
        return 'it ended again';
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(await screen.findByText('it ended again')).toBeVisible();
    expect(screen.getByText(/log has been removed/)).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why there is no log', async () => {
    const error = await refusal(403, 'You may not read logs.');
    const user = await showTab(oneFailure, {
      log: () => {
        throw error;
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'You don’t have permission to read this log',
    );
    expect(alert).toHaveTextContent('You may not read logs.');
  });

  it('shows events where these tell more than a log', async () => {
    const pod = aPodRow({ name: 'dice-2', ...POD_IN_STATE.notReady });
    const user = await showTab(
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
    expect(screen.getByText('Probable cause')).toBeVisible();
    expect(screen.getByText(/Not confirmed by events/)).toBeVisible();
  });
  it('says that a linked problem is gone', async () => {
    await showTab(oneFailure, {}, '?finding=not-there-any-more');
    expect(
      await screen.findByRole('dialog', {
        name: 'This problem no longer exists',
      }),
    ).toBeVisible();
  });
  it.each([
    ['certain', undefined],
    ['likely', 'Probable cause'],
    ['possible', 'Possible cause'],
  ] as const)('says how sure it is: %s', async (confidence, words) => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [aFinding(['dice-2'], { confidence })],
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const said = ['Probable cause', 'Possible cause'].filter(
      text => screen.queryByText(text) !== null,
    );
    expect(said).toEqual(words === undefined ? [] : [words]);
  });
  it('counts once, however often it is drawn', async () => {
    const api = new FakeKubernetesApi({ messages: oneFailure });
    const user = await showTabOver(api);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Run' }),
      'Current run',
    );
    expect(api.helpOpened).toEqual(['ApplicationError']);
  });

  it('shows what the program says now where a readiness check fails', async () => {
    const pod = aPodRow({
      name: 'dice-2',
      ...POD_IN_STATE.notReady,
      containers: [aContainerRow({ hasPreviousLog: true, ready: false })],
    });
    const user = await showTab(
      [
        aHello(['eu']),
        aCluster('eu', [pod], {
          findings: [
            aFinding(['dice-2'], {
              class: 'ReadinessProbeFailing',
              severity: 'warning',
            }),
          ],
        }),
      ],
      {
        log: (_, { previous }) =>
          previous
            ? 'an earlier run'
            : '2026-03-01T12:00:00Z waiting for the database',
      },
    );
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      await within(screen.getByRole('region', { name: 'Log' })).findByText(
        /^2026-03-01T12:00:00Z waiting for the database/,
      ),
    ).toBeVisible();
  });
});
