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

const service = [
  aHello(['eu', 'us']),
  aCluster(
    'eu',
    [
      aPodRow({ name: 'dice-1' }),
      aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
    ],
    { findings: [aFinding(['dice-2'])] },
  ),
  aCluster('us', [aPodRow({ name: 'dice-3' })]),
];

const findDrawer = (name: string) => screen.findByRole('dialog', { name });

describe('PodDrawer', () => {
  it('opens from a tile, explains the worst problem, and gives the focus back', async () => {
    const user = await showTab(service, {
      log: () => 'Error: connect ECONNREFUSED\n',
    });
    const tile = await screen.findByRole('button', { name: /^dice-2,/ });
    await user.click(tile);
    const drawer = await findDrawer('dice-2');
    for (const name of [
      'What happened',
      'What to do',
      'Crash log',
      'How we know',
      'Containers',
      'Labels',
    ]) {
      expect(within(drawer).getByRole('region', { name })).toBeVisible();
    }
    expect(
      await within(drawer).findByRole('log', { name: /container app/ }),
    ).toHaveTextContent('Error: connect ECONNREFUSED');
    expect(viewQuery().get('pod')).toBe('eu/games/dice-2');
    expect(within(drawer).getByRole('heading', { level: 2 })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(tile).toHaveFocus();
    expect(viewQuery().toString()).toBe('');
  });

  it('leaves nothing of its tab and its log in the link when it closes', async () => {
    const open = 'pod=eu/games/dice-1&tab=logs&follow=1&find=error';
    const user = await showTab(service, { log: () => '' }, `?${open}`);
    await findDrawer('dice-1');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(viewQuery().toString()).toBe(''));
  });

  it('walks through the pods in view with the arrow keys, and leaves the focus where it went', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/dice-1&tab=events');
    const drawer = await findDrawer('dice-1');
    expect(drawer).toHaveTextContent('1 of 3');
    expect(
      within(drawer).getByRole('button', { name: /^Previous pod/ }),
    ).toBeDisabled();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await findDrawer('dice-3');
    expect(viewQuery().get('pod')).toBe('us/games/dice-3');
    expect(viewQuery().get('tab')).toBe('events');
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    await findDrawer('dice-2');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^dice-2,/ })).toHaveFocus(),
    );
  });

  it('leads to the workload of the pod where that has details', async () => {
    const ofDice = { workload: { kind: 'Deployment', name: 'dice' } };
    const user = await showTab(
      [
        aHello(['eu', 'us']),
        aCluster('eu', [aPodRow({ name: 'dice-1', ...ofDice })], {
          workloads: [
            {
              ...{ kind: 'Deployment', namespace: 'games', name: 'dice' },
              ...{ desired: 1, ready: 1 },
            },
          ],
        }),
        aCluster('us', [aPodRow({ name: 'dice-2', ...ofDice })]),
      ],
      {},
      '?pod=us/games/dice-2&tab=logs',
    );
    const name = 'Open the details of Deployment dice';
    const unknown = await findDrawer('dice-2');
    expect(unknown).toHaveTextContent(/us · .* · Deployment dice/);
    expect(
      within(unknown).queryByRole('button', { name }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Previous pod/ }));
    await user.click(
      within(await findDrawer('dice-1')).getByRole('button', { name }),
    );
    expect(await findDrawer('dice')).toHaveTextContent('1/1 ready');
    expect(viewQuery().get('object')).toBe('Deployment/games/dice');
    expect(viewQuery().has('pod')).toBe(false);
    expect(viewQuery().has('tab')).toBe(false);
  });

  it('walks only through what the filter lets through', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/dice-1&q=!dice-2');
    expect(await findDrawer('dice-1')).toHaveTextContent('1 of 2');
    await user.click(screen.getByRole('button', { name: /^Next pod/ }));
    await findDrawer('dice-3');
  });

  it('leads to help with a problem, and back', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/dice-2');
    const drawer = await findDrawer('dice-2');
    await user.click(
      within(drawer).getByRole('button', { name: /^Help with/ }),
    );
    await findDrawer('Crashes with an error');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.queryByRole('dialog', { name: /Crashes with an error/ }),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('dialog', { name: 'dice-2' })).toBeVisible();
  });

  it('leads to the commands for the cluster and for the pod, and back', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/dice-2&tab=events');
    const drawer = await findDrawer('dice-2');
    const button = within(drawer).getByRole('button', {
      name: 'Connect to eu',
    });
    await user.click(button);
    const dialog = await findDrawer('Connect to eu');
    expect(viewQuery().get('connect')).toBe('eu');
    const commands = within(dialog).getByRole('region', { name: 'Pod dice-2' });
    expect(
      within(commands)
        .getAllByRole('definition')
        .map(each => each.textContent),
    ).toEqual([
      expect.stringMatching(
        /^kubectl logs --context=eu -n games .*-f .*dice-2/,
      ),
      expect.stringMatching(/^kubectl logs .*--previous .*dice-2/),
      expect.stringMatching(/^kubectl describe --context=eu .*dice-2/),
      expect.stringMatching(/^kubectl exec --context=eu .*dice-2/),
      expect.stringMatching(/^kubectl port-forward --context=eu .*dice-2/),
    ]);
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'Cluster' }),
      'us',
    );
    expect(
      screen.queryByRole('region', { name: 'Pod dice-2' }),
    ).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());
    expect(viewQuery().get('connect')).toBeNull();
    expect(viewQuery().get('pod')).toBe('eu/games/dice-2');
  });

  it('changes its tabs with the arrow keys, and not the pod', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/dice-1');
    await findDrawer('dice-1');
    await user.click(screen.getByRole('tab', { name: 'Overview' }));
    await user.keyboard('{ArrowLeft}');
    const yaml = screen.getByRole('tab', { name: 'YAML' });
    expect(yaml).toHaveFocus();
    expect(yaml).toHaveAttribute('aria-selected', 'true');
    expect(viewQuery().get('pod')).toBe('eu/games/dice-1');
    expect(viewQuery().get('tab')).toBe('manifest');
  });

  it('shows containers of every kind, labels and annotations of a pod that has no problem', async () => {
    const containers = [
      aContainerRow({
        name: 'migrate',
        kind: 'init',
        state: 'terminated',
        exitCode: 0,
        ready: false,
      }),
      aContainerRow({ name: 'app' }),
    ];
    await showTab(
      [
        aHello(['eu']),
        aCluster('eu', [
          aPodRow({
            name: 'dice',
            containers,
            annotations: { 'example.com/team': 'odds' },
          }),
        ]),
      ],
      {},
      '?pod=eu/games/dice',
    );
    const drawer = await findDrawer('dice');
    expect(drawer).toHaveTextContent('No problems found.');
    expect(
      within(drawer)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^migrate init.*terminated\s· exit code 0/),
      expect.stringMatching(/^app.*ready/),
    ]);
    expect(
      within(screen.getByRole('region', { name: 'Labels' })).getByText(
        'dice-roller',
      ),
    ).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Annotations' })).getByText(
        'odds',
      ),
    ).toBeVisible();
  });

  it('shows the manifest', async () => {
    await showTab(
      service,
      { manifest: ({ name }) => `kind: Pod\nmetadata:\n  name: ${name}\n` },
      '?pod=eu/games/dice-1&tab=manifest',
    );
    const manifest = await screen.findByLabelText('Manifest of pod dice-1');
    expect(manifest).toHaveTextContent('kind: Pod metadata: name: dice-1');
    expect(screen.getByRole('button', { name: 'Copy manifest' })).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Download manifest' }),
    ).toBeVisible();
  });

  it('says why there is no manifest', async () => {
    const error = await refusal(502, 'Cluster ‘eu’: it hangs.');
    await showTab(
      service,
      {
        manifest: () => {
          throw error;
        },
      },
      '?pod=eu/games/dice-1&tab=manifest',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Couldn’t load the manifest.*it hangs/,
    );
  });

  it('shows events', async () => {
    await showTab(
      service,
      {
        events: [
          { type: 'Warning', reason: 'BackOff', message: 'waits', count: 3 },
        ],
      },
      '?pod=eu/games/dice-2&tab=events',
    );
    expect(
      await screen.findByRole('list', { name: 'Events of pod dice-2' }),
    ).toHaveTextContent(/BackOff.*3×.*waits/);
  });

  it('says that a linked pod is gone', async () => {
    const user = await showTab(service, {}, '?pod=eu/games/gone&tab=logs');
    await findDrawer('This pod no longer exists');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(viewQuery().toString()).toBe(''));
  });
});
