import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aContainerRow,
  aFailedCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  aReason,
  FakeAnswers,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { refusal } from '../../__testUtils__/showTab';
import { KubernetesTab } from './KubernetesTab';

function show(
  messages: readonly ServiceMessage[],
  answers: Omit<FakeAnswers, 'messages'> = {},
  route = '/catalog/default/component/dice-roller/kubernetes',
  entity = anEntity(),
) {
  const api = new FakeKubernetesApi({ ...answers, messages });
  renderInTestApp(
    <EntityProvider entity={entity}>
      <KubernetesTab />
    </EntityProvider>,
    {
      apis: [[kubernetesApiRef, api]],
      initialRouteEntries: [route],
    },
  );
  return api;
}

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });
const oneFailure = [
  aHello(['eu', 'us']),
  aCluster(
    'eu',
    [aPodRow({ name: 'dice-1' }), failing, aPodRow({ name: 'dice-10' })],
    { findings: [aFinding(['dice-2'])] },
  ),
  aCluster('us', [aPodRow({ name: 'dice-3' })]),
];

describe('KubernetesTab', () => {
  it('says at a glance how the service does, in numbers and in words', async () => {
    show(oneFailure);
    expect(
      await screen.findByRole('heading', { name: '1 of 4 pods is failing' }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('img', { name: '1 failing, 3 ready' })[0],
    ).toBeVisible();
    expect(screen.getByText('2 clusters')).toBeVisible();
    expect(screen.getByText(/^Live · updated/)).toBeVisible();
  });

  it('gives each pod a tile with a name that says everything, in a stable order', async () => {
    show(oneFailure);
    const group = await screen.findByRole('group', {
      name: 'Pods in cluster eu',
    });
    expect(
      within(group)
        .getAllByRole('button')
        .map(tile => tile.getAttribute('aria-label')),
    ).toEqual([
      'dice-1, ready, cluster eu',
      'dice-2, failing, CrashLoopBackOff, 12 restarts, 1 problem, cluster eu',
      'dice-10, ready, cluster eu',
    ]);
  });

  it('reaches a group with one Tab and its tiles with arrows', async () => {
    show(oneFailure);
    const user = userEvent.setup();
    const group = await screen.findByRole('group', {
      name: 'Pods in cluster eu',
    });
    const tiles = within(group).getAllByRole('button');
    expect(tiles.map(tile => tile.tabIndex)).toEqual([0, -1, -1]);
    act(() => tiles[0].focus());
    await user.keyboard('{ArrowRight}');
    expect(tiles[1]).toHaveFocus();
    expect(tiles.map(tile => tile.tabIndex)).toEqual([-1, 0, -1]);
    await user.keyboard('{End}');
    expect(tiles[2]).toHaveFocus();
    await user.keyboard('{Home}');
    expect(tiles[0]).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'us' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Logs of us' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Connect to us' })).toHaveFocus();
    await user.tab();
    expect(
      screen.getByRole('button', { name: 'dice-3, ready, cluster us' }),
    ).toHaveFocus();
  });

  it('tells more of a pod while it is hovered or focused, until Escape', async () => {
    show(oneFailure);
    const user = userEvent.setup();
    await user.hover(await screen.findByRole('button', { name: /^dice-2,/ }));
    const popover = screen.getByRole('tooltip');
    for (const text of [
      'dice-2',
      'failing · CrashLoopBackOff',
      'The program ends with an error',
      '0 of 1 containers',
      '12, last 3m ago',
      '1.4.2',
      'node-a',
      '2h',
    ]) {
      expect(within(popover).getByText(text)).toBeVisible();
    }
    act(() => screen.getByRole('button', { name: /^dice-1,/ }).focus());
    await waitFor(() =>
      expect(screen.getByRole('tooltip')).toHaveTextContent('dice-1'),
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });

  it('lists one row for a cause in several clusters, errors first', async () => {
    show([
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
    await screen.findByRole('heading', { name: /^Needs attention/ });
    const rows = screen
      .getAllByRole('listitem')
      .filter(row => within(row).queryByRole('button', { name: /^Help with/ }));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      /Error: The program ends with an error.*exit code 1.*Deployment dice-roller.*2 pods.*container app.*eu, us/,
    );
    expect(rows[1]).toHaveTextContent(/^Warning: It keeps restarting/);
  });

  it('leads from a cause to the log or the events that tell most about it', async () => {
    show([
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
    const user = userEvent.setup();
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
    show([
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

  describe('help', () => {
    it('explains, quotes the evidence, says what to do and shows the crash log', async () => {
      const log = jest.fn(() => 'starting\nError: connect ECONNREFUSED\n');
      show(oneFailure, { log });
      const user = userEvent.setup();
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
      const api = show(oneFailure);
      await userEvent.click(
        await screen.findByRole('button', { name: /^Help/ }),
      );
      expect(api.helpOpened).toEqual(['ApplicationError']);
    });

    it('switches between the previous and the current run', async () => {
      show(oneFailure, {
        log: (_, { previous }) => (previous ? 'it crashed' : 'it runs'),
      });
      const user = userEvent.setup();
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
      show(
        [
          aHello(['eu']),
          aCluster('eu', [pod], { findings: [aFinding(['dice-2'])] }),
        ],
        { log },
      );
      const user = userEvent.setup();
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
      show(oneFailure, {
        log: (_, { previous }) => {
          if (previous) throw error;
          return 'it ended again';
        },
      });
      const user = userEvent.setup();
      await user.click(await screen.findByRole('button', { name: /^Help/ }));
      expect(await screen.findByText('it ended again')).toBeVisible();
      expect(screen.getByText(/previous run has been removed/)).toBeVisible();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    });

    it('says why there is no log', async () => {
      const error = await refusal(403, 'You may not read logs.');
      show(oneFailure, {
        log: () => {
          throw error;
        },
      });
      const user = userEvent.setup();
      await user.click(await screen.findByRole('button', { name: /^Help/ }));
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('You may not read this log');
      expect(alert).toHaveTextContent('You may not read logs.');
    });

    it('shows events where these tell more than a log', async () => {
      const pod = aPodRow({ name: 'dice-2', ...POD_IN_STATE.notReady });
      show(
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
      const user = userEvent.setup();
      await user.click(await screen.findByRole('button', { name: /^Help/ }));
      expect(
        await screen.findByRole('list', { name: 'Events of pod dice-2' }),
      ).toHaveTextContent(/Unhealthy.*7×.*Readiness probe failed: 503/);
      expect(screen.getByText(/^Likely, not certain/)).toBeVisible();
      expect(screen.getByText(/Events would make this surer/)).toBeVisible();
    });

    it('has evidence to show for a rule that has no texts', async () => {
      show([
        aHello(['eu']),
        aCluster('eu', [failing], {
          findings: [aFinding(['dice-2'], { class: 'NoGpuDriver' })],
        }),
      ]);
      const user = userEvent.setup();
      await user.click(
        await screen.findByRole('button', { name: /^Help with NoGpuDriver/ }),
      );
      expect(
        screen.getByText(/A rule of your platform team found this/),
      ).toBeVisible();
      expect(screen.getByRole('region', { name: 'How we know' })).toBeVisible();
    });

    it('says that a linked problem is gone', async () => {
      show(oneFailure, {}, '/?finding=not-there-any-more');
      expect(
        await screen.findByRole('dialog', { name: 'This problem is gone' }),
      ).toBeVisible();
    });
  });

  describe('clusters that cannot be read', () => {
    it('say why and what to do, while others show their pods', async () => {
      show([
        aHello(['eu', 'us']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })]),
        aFailedCluster('us', aReason('unauthenticated', 'Unauthorized')),
      ]);
      expect(
        await screen.findByText(
          'This cluster does not accept Backstage’s credential',
        ),
      ).toBeVisible();
      expect(screen.getByText('Unauthorized')).toBeVisible();
      expect(screen.getByText(/can renew the credential/)).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
      expect(
        screen.getByRole('heading', {
          name: 'The only pod that can be seen is ready',
        }),
      ).toBeVisible();
    });

    it('keep their last pods, with their age', async () => {
      show([
        aHello(['eu']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })]),
        aFailedCluster('eu'),
      ]);
      expect(await screen.findByText(/^Data from/)).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
    });

    it('name kinds that may not be read, without hiding pods', async () => {
      show([
        aHello(['eu']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })], {
          kindProblems: ['Job', 'CronJob'].map(kind => ({
            kind,
            reason: aReason('forbidden', 'jobs.batch is forbidden'),
          })),
        }),
      ]);
      const user = userEvent.setup();
      await user.click(await screen.findByText('Job, CronJob cannot be read'));
      expect(screen.getByText('jobs.batch is forbidden')).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
    });

    it('may be missing from the list, which is said', async () => {
      show([
        aHello(['eu'], {
          providerProblems: [{ provider: 'gke', message: 'quota exceeded' }],
        }),
        aCluster('eu', [aPodRow()]),
      ]);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /Some clusters may be missing.*gke failed: quota exceeded/,
      );
    });
  });

  it('never takes no pods for well, and says how to check', async () => {
    show([
      aHello(['eu', 'us'], { namespace: 'games' }),
      aCluster('eu', []),
      aCluster('us', []),
    ]);
    expect(
      await screen.findByRole('heading', { name: 'No pods match this entity' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'kubectl get pods -n games -l backstage.io/kubernetes-id=dice-roller',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/ready/)).not.toBeInTheDocument();
  });

  it('says how to annotate an entity that does not say where it runs', async () => {
    show([aHello(['eu']), aCluster('eu', [])], {}, '/', anEntity({}));
    expect(
      await screen.findByText(
        /annotations:\s+backstage.io\/kubernetes-id: dice-roller/,
      ),
    ).toBeVisible();
  });

  it('puts clusters without pods in one line', async () => {
    show([
      aHello(['eu', 'us', 'ap']),
      aCluster('eu', [aPodRow()]),
      aCluster('us', []),
      aCluster('ap', []),
    ]);
    expect(await screen.findByText('No pods in 2 more clusters')).toBeVisible();
  });

  it('says that there is no cluster to look in', async () => {
    show([aHello([])]);
    expect(
      await screen.findByRole('heading', { name: 'No clusters to look in' }),
    ).toBeVisible();
  });

  it('shows the outline until the first message', async () => {
    show([]);
    expect(
      await screen.findByRole('status', { name: 'Looking for pods' }),
    ).toBeVisible();
  });

  describe('without a connection', () => {
    it('keeps the last data and says that it is old', async () => {
      show(oneFailure, { end: new Error('network changed') });
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('The connection to Backstage is lost');
      expect(alert).toHaveTextContent('network changed');
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
      expect(
        within(alert).getByRole('button', { name: 'Try again now' }),
      ).toBeVisible();
    });

    it('names the permission that is missing', async () => {
      show([], { end: await refusal(403, 'Not yours') });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /You may not see.*kubernetes\.resources\.read.*Not yours/,
      );
    });

    it('says what to check when the backend knows nothing', async () => {
      show([], { end: await refusal(404, 'No entity') });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /does not know this entity.*No entity/,
      );
    });
  });
});
