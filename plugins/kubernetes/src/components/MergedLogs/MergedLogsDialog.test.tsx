import { act, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aContainerRow,
  aHello,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import {
  refusal,
  showTab,
  showTabOver,
  viewQuery,
} from '../../__testUtils__/showTab';

const withSidecar = [
  aContainerRow({ name: 'app' }),
  aContainerRow({ name: 'proxy', kind: 'sidecar' }),
];
const service = [
  aHello(['eu', 'us']),
  aCluster('eu', [
    aPodRow({ name: 'dice-1', containers: withSidecar }),
    aPodRow({ name: 'dice-2' }),
  ]),
  aCluster('us', [aPodRow({ name: 'dice-3' })]),
];

const SECOND: Readonly<Record<string, number>> = {
  'dice-4': 4,
  'dice-1': 3,
  'dice-2': 1,
  'dice-3': 2,
};
const log = ({ name }: { readonly name: string }) =>
  `2026-03-01T12:00:0${SECOND[name]}Z hello\n`;

const lines = async () =>
  [...(await screen.findByRole('log')).querySelectorAll('[data-line]')].map(
    line => line.textContent,
  );

describe('MergedLogsDialog', () => {
  it('puts the logs of the pods in view together by time, each line with its pod', async () => {
    const user = await showTab(service, { log });
    await user.click(
      await screen.findByRole('button', { name: 'Logs of the pods in view' }),
    );
    await screen.findByRole('dialog', { name: 'Logs of 3 pods' });
    await screen.findByText('3 lines');
    expect(await lines()).toEqual([
      'dice-2 hello',
      'dice-3 hello',
      'dice-1 hello',
    ]);
    expect(viewQuery().get('logs')).toBe('merged');
  });

  it('has the logs of one group', async () => {
    const user = await showTab(service, { log });
    await user.click(await screen.findByRole('button', { name: 'Logs of eu' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Logs of 2 pods',
    });
    await within(dialog).findByText('2 lines');
    expect(await lines()).toEqual(['dice-2 hello', 'dice-1 hello']);
    await user.keyboard('{Escape}');
    expect(viewQuery().toString()).toBe('');
  });

  it('has the logs of what the filter lets through', async () => {
    await showTab(service, { log }, '?logs=merged&q=cluster:us');
    expect(
      await screen.findByRole('dialog', { name: 'Logs of 1 pod' }),
    ).toBeVisible();
    expect(await lines()).toEqual(['dice-3 hello']);
  });

  it('begins with what fails where not all can be read', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      aPodRow({
        name: `dice-${index}`,
        ...(index === 27 && POD_IN_STATE.failing),
        ...(index === 25 && POD_IN_STATE.notReady),
      }),
    );
    const read: string[] = [];
    await showTab(
      [aHello(['eu']), aCluster('eu', many)],
      {
        log: ({ name }) => {
          read.push(name);
          return '';
        },
      },
      '?logs=merged',
    );
    expect(
      await screen.findByText(
        'Showing 20 of 30 pods (failing ones first). Narrow the filter to see others.',
      ),
    ).toBeVisible();
    await waitFor(() =>
      expect(read.slice(0, 2)).toEqual(['dice-27', 'dice-25']),
    );
  });

  it('reads another container of the pods that have it', async () => {
    const read = jest.fn(log);
    const user = await showTab(service, { log: read }, '?logs=merged');
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Container' }),
      'proxy',
    );
    await screen.findByText('3 lines');
    expect(read).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'dice-1' }),
      expect.objectContaining({ container: 'proxy' }),
    );
  });

  it('says how many pods are left out', async () => {
    const names = Array.from({ length: 25 }, (_, i) => `dice-${i}`);
    const read = jest.fn(() => '');
    await showTab(
      [
        aHello(['eu']),
        aCluster(
          'eu',
          names.map(name => aPodRow({ name })),
        ),
      ],
      { log: read },
      '?logs=merged',
    );
    expect(await screen.findByText(/20 of 25 pods/)).toBeVisible();
    expect(
      await screen.findByText('The container hasn’t logged anything.'),
    ).toBeVisible();
    expect(read).toHaveBeenCalledTimes(20);
  });

  it('shows what could be read, and says what could not', async () => {
    const error = await refusal(502, 'The cluster hangs.');
    await showTab(
      service,
      {
        log: ({ name }) => {
          if (name === 'dice-3') throw error;
          return log({ name });
        },
      },
      '?logs=merged',
    );
    expect(await screen.findByText('1 log couldn’t be loaded')).toBeVisible();
    expect(screen.getByText('dice-3: The cluster hangs.')).toBeInTheDocument();
    expect(await lines()).toHaveLength(2);
  });

  it('goes on while the pods write, in one', async () => {
    const user = await showTab(
      service,
      {
        log,
        more: async function* more({ name }) {
          yield `2026-03-01T12:00:0${SECOND[name] + 3}Z and more\n`;
        },
      },
      '?logs=merged',
    );
    await screen.findByText('3 lines');
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    expect(await screen.findByText('6 lines · following')).toBeVisible();
    expect(await lines()).toEqual([
      'dice-2 hello',
      'dice-3 hello',
      'dice-1 hello',
      'dice-2 and more',
      'dice-3 and more',
      'dice-1 and more',
    ]);
    expect(viewQuery().get('follow')).toBe('1');
  });

  it('stays with its pods, and takes in new ones when asked', async () => {
    let roll = () => {};
    const rolled = new Promise<void>(resolve => {
      roll = resolve;
    });
    const api = new FakeKubernetesApi({
      messages: service,
      log,
      async *updates() {
        await rolled;
        yield aCluster(
          'eu',
          ['dice-2', 'dice-4'].map(name => aPodRow({ name })),
        );
        await new Promise(() => {});
      },
    });
    const read = jest.spyOn(api, 'readMergedLogs');
    const user = await showTabOver(api, '?logs=merged');
    await screen.findByText('3 lines');
    act(() => roll());
    expect(await screen.findByText('1 new pod isn’t included.')).toBeVisible();
    expect(await lines()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Include' }));
    await waitFor(() =>
      expect(
        read.mock.lastCall?.[1].map(({ name, after }) => [name, after]),
      ).toEqual([['dice-4', undefined]]),
    );
    expect(screen.queryByText(/not among these/)).toBeNull();
    expect(await lines()).toContain('dice-1 hello');
  });
});
