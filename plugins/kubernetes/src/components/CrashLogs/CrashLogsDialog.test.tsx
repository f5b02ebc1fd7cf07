import { screen, waitFor } from '@testing-library/react';
import { aCluster, aFinding, aHello, aPodRow } from '../../fixtures';
import {
  crashingService,
  crashLog,
  shownLogs,
} from '../../__testUtils__/crashes';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

describe('CrashLogsDialog', () => {
  it('is flicked through with j and k, which the URL remembers', async () => {
    const user = await showTab(
      crashingService,
      { log: crashLog },
      '?logs=crashes',
    );
    await screen.findByRole('region', { name: /Same error/ });
    await user.click(screen.getByRole('button', { name: /^dice-2/ }));
    await user.keyboard('jj');
    await waitFor(() =>
      expect(viewQuery().get('crash')).toBe('eu/games/dice-1/app'),
    );
    expect(shownLogs()).toEqual(['Log of container app in pod dice-1']);
    await user.keyboard('k');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^dice-3/ })).toHaveAttribute(
        'aria-current',
        'true',
      ),
    );
  });

  it('shows crashes side by side', async () => {
    const user = await showTab(
      crashingService,
      { log: crashLog },
      '?logs=crashes',
    );
    await screen.findByRole('region', { name: /Same error/ });
    await user.click(
      screen.getByRole('radio', { name: '3 logs side by side' }),
    );
    await waitFor(() =>
      expect(shownLogs()).toEqual(
        ['dice-2', 'dice-3', 'dice-1'].map(
          name => `Log of container app in pod ${name}`,
        ),
      ),
    );
    expect(viewQuery().get('columns')).toBe('3');
  });
  it('leads to the pod', async () => {
    const user = await showTab(
      crashingService,
      { log: crashLog },
      '?logs=crashes',
    );
    await screen.findByRole('region', { name: /Same error/ });
    await user.click(screen.getByRole('button', { name: 'Open pod dice-2' }));
    expect(await screen.findByRole('dialog', { name: 'dice-2' })).toBeVisible();
    expect(viewQuery().get('tab')).toBe('logs');
    expect(viewQuery().has('logs')).toBe(false);
  });

  it('is not offered where nothing has crashed', async () => {
    await showTab([
      aHello(['eu']),
      aCluster('eu', [aPodRow()], {
        findings: [aFinding([], { class: 'ReplicaFailure' })],
      }),
    ]);
    await screen.findByRole('heading', { name: /^Needs attention/ });
    expect(screen.queryByRole('button', { name: /^Crash logs/ })).toBeNull();
  });
});
