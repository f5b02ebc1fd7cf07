import { screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { refusal, showTab, viewQuery } from '../../__testUtils__/showTab';

const NAMES = ['dice-1', 'dice-2', 'dice-3', 'dice-4'];
const service = [
  aHello(['eu']),
  aCluster(
    'eu',
    [
      ...NAMES.map(name => aPodRow({ name, ...POD_IN_STATE.failing })),
      aPodRow({ name: 'well' }),
    ],
    { findings: [aFinding(NAMES)] },
  ),
];

const LOGS: Readonly<Record<string, string>> = {
  'dice-1': 'starting\nError: no disk\n',
  'dice-2': 'starting\nError: no route to 10.0.0.2\n',
  'dice-3': 'starting\n\u001b[31mError\u001b[0m: no route to 10.0.0.3\n',
};

const log = ({ name }: { readonly name: string }) => LOGS[name] ?? '';

const items = () =>
  within(screen.getByRole('navigation', { name: 'Crashes' }))
    .getAllByRole('button')
    .map(item => item.textContent?.slice(0, 6));

const shownLogs = () =>
  screen.getAllByRole('log').map(each => each.getAttribute('aria-label'));

describe('crash logs', () => {
  it('puts the same errors together, the most frequent first', async () => {
    const user = await showTab(service, { log });
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
    expect(items()).toEqual(['dice-2', 'dice-3', 'dice-1', 'dice-4']);
    expect(viewQuery().get('logs')).toBe('crashes');
  });

  it('reads the run that crashed, and shows the line that says most', async () => {
    const read = jest.fn(log);
    await showTab(service, { log: read }, '?logs=crashes');
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

  it('is flicked through with j and k, which the URL remembers', async () => {
    const user = await showTab(service, { log }, '?logs=crashes');
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
    const user = await showTab(service, { log }, '?logs=crashes');
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

  it('searches all of them', async () => {
    const user = await showTab(service, { log }, '?logs=crashes');
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

  it('says which log could not be read, and why', async () => {
    const error = await refusal(404, 'Removed.', 'no-previous-run');
    await showTab(
      service,
      {
        log: ({ name }) => {
          if (name === 'dice-1') throw error;
          return log({ name });
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

  it('leads to the pod', async () => {
    const user = await showTab(service, { log }, '?logs=crashes');
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
