import { screen } from '@testing-library/react';
import { aCluster, aHello, aPodRow, POD_IN_STATE } from '../../fixtures';
import { crashingService, crashLog } from '../../__testUtils__/crashes';
import { refusal, showTab } from '../../__testUtils__/showTab';

describe('useCrashLogs', () => {
  it('reads the run that crashed, and shows the line that says most', async () => {
    const read = jest.fn(crashLog);
    await showTab(crashingService, { log: read }, '?logs=crashes');
    const lines = await screen.findByRole('log', {
      name: 'Log of container app in pod dice-2',
    });
    expect(lines.querySelector('[data-quoted="true"]')).toHaveTextContent(
      'Error: no route to 10.0.0.2',
    );
    expect(read).toHaveBeenCalledTimes(4);
    expect(read).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'dice-2' }),
      expect.objectContaining({ container: 'app', previous: true }),
    );
  });
  it('says which log could not be read, and why', async () => {
    const error = await refusal(404, 'Removed.', 'no-previous-run');
    await showTab(
      crashingService,
      {
        log: ({ name }) => {
          if (name === 'dice-1') throw error;
          return crashLog({ name });
        },
      },
      '?logs=crashes&crash=eu/games/dice-1/app',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /No log of a previous run.*Removed/,
    );
    expect(
      screen.getByRole('button', { name: /^dice-1.*couldn’t be loaded/ }),
    ).toBeVisible();
  });

  it('reads twenty, and more when asked', async () => {
    const names = Array.from({ length: 23 }, (_, i) => `dice-${i}`);
    const read = jest.fn(() => 'Error: it broke');
    const user = await showTab(
      [
        aHello(['eu']),
        aCluster(
          'eu',
          names.map(name => aPodRow({ name, ...POD_IN_STATE.failing })),
        ),
      ],
      { log: read },
      '?logs=crashes',
    );
    expect(await screen.findByText('20 of 23 logs loaded.')).toBeVisible();
    await screen.findByRole('region', { name: /^Same error in 20 of 23 pods/ });
    expect(read).toHaveBeenCalledTimes(20);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await screen.findByRole('region', { name: /^Same error in 23 of 23 pods/ });
  });
});
