import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aContainerRow,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import {
  crashingService,
  crashLog,
  listedCrashes,
} from '../../__testUtils__/crashes';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

describe('CrashList', () => {
  it('puts the same errors together, the most frequent first', async () => {
    const user = await showTab(crashingService, { log: crashLog });
    await user.click(
      await screen.findByRole('button', { name: 'Crash logs (4)' }),
    );
    await screen.findByRole('dialog', { name: 'Crash logs' });
    const same = await screen.findByRole('region', {
      name: /^Same error in 2 of 4 pods/,
    });
    expect(within(same).getByText('Error: no route to …')).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'No error found' }),
    ).toHaveTextContent('dice-4');
    expect(listedCrashes()).toEqual(['dice-2', 'dice-3', 'dice-1', 'dice-4']);
    expect(viewQuery().get('logs')).toBe('crashes');
  });
  it('blames no last line where the kernel has killed the container', async () => {
    const killed = aContainerRow({
      reason: 'OOMKilled',
      exitCode: 137,
      state: 'waiting',
      ready: false,
      hasPreviousLog: true,
    });
    await showTab(
      [
        aHello(['eu']),
        aCluster('eu', [
          aPodRow({
            name: 'dice-1',
            ...POD_IN_STATE.failing,
            containers: [killed],
          }),
          aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
        ]),
      ],
      { log: ({ name }) => `allocated ${name === 'dice-1' ? 231 : 17} MiB\n` },
      '?logs=crashes',
    );
    const memory = await screen.findByRole('region', {
      name: 'Out of memory: 1 of 2 pods',
    });
    expect(memory).toHaveTextContent('The log shows no error');
    expect(memory).toHaveTextContent('dice-1');
    const others = await screen.findByRole('region', {
      name: /^No error in the log of 1 of 2 pods. Last line:/,
    });
    expect(others).toHaveTextContent('allocated # MiB');
    expect(others).toHaveTextContent('dice-2');
  });
  it('searches all of them', async () => {
    const user = await showTab(
      crashingService,
      { log: crashLog },
      '?logs=crashes',
    );
    await screen.findByRole('region', { name: /Same error/ });
    await user.type(
      screen.getByRole('searchbox', { name: 'Search all crash logs' }),
      'ROUTE',
    );
    expect(
      await screen.findByRole('button', { name: /^dice-3.*1 match$/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: /^dice-1.*0 matches$/ }),
    ).toBeVisible();
    expect(screen.getByText('route').tagName).toBe('MARK');
  });
});
