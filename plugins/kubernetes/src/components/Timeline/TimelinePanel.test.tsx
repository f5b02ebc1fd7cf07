import {
  LastRollout,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { act, screen, within } from '@testing-library/react';
import { showTab, viewQuery } from '../../__testUtils__/showTab';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aRolledOut,
  POD_IN_STATE,
  secondsAgo,
} from '../../fixtures';

/** As the reader's clock shows it. */
const clock = (time: string) =>
  new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(new Date(time));

const ROLLED_OUT = clock(secondsAgo(630));

const broken = (
  rollout: Partial<LastRollout> = {},
): readonly ServiceMessage[] => [
  aHello(['eu', 'us', 'ap']),
  aCluster(
    'eu',
    [
      aPodRow({
        ...POD_IN_STATE.failing,
        name: 'dice-1',
        lastRestartAt: secondsAgo(300),
        createdAt: secondsAgo(620),
      }),
    ],
    {
      workloads: [aRolledOut(rollout)],
      findings: [
        aFinding(['dice-1'], { since: secondsAgo(540), evidence: [] }),
      ],
    },
  ),
  aCluster('us', [aPodRow({ name: 'dice-2', createdAt: secondsAgo(7_200) })]),
  aFailedCluster('ap'),
];

const show = (query = '?timeline=1h', messages = broken()) =>
  showTab(messages, {}, query);

const findPanel = async () =>
  within(await screen.findByRole('region', { name: 'Timeline' }));

const laneOf = async (cluster: string) =>
  within(await (await findPanel()).findByRole('region', { name: cluster }));

const names = (elements: readonly HTMLElement[]) =>
  elements.map(element => element.getAttribute('aria-label'));

describe('the timeline', () => {
  it('is one line at first, with the last rollout, and opens with six hours', async () => {
    const user = await show('');
    const panel = await findPanel();
    expect(
      panel.getByText(`Last rollout: dice-roller, revision 7, ${ROLLED_OUT}`),
    ).toBeVisible();
    await user.click(panel.getByRole('button', { name: 'Timeline' }));
    expect(viewQuery().get('timeline')).toBe('6h');
    await user.click(
      await panel.findByRole('radio', { name: 'Last 24 hours' }),
    );
    expect(viewQuery().get('timeline')).toBe('24h');
    await user.click(panel.getByRole('button', { name: 'Timeline' }));
    expect(viewQuery().get('timeline')).toBeNull();
  });

  it('shows the rollout before the failure that came with it, in sentences', async () => {
    await show();
    expect(names((await laneOf('eu')).getAllByRole('button'))).toEqual([
      `${ROLLED_OUT}, Rollout of dice-roller: revision 7 (app 1.4.1 → 1.4.2, memory limit 512Mi → 256Mi)`,
      `since ${clock(secondsAgo(540))}, Crashes with an error, dice-roller`,
      `${clock(secondsAgo(300))}, dice-1 restarted, exit code 1`,
    ]);
  });

  it('says with which program somebody scaled a workload', async () => {
    const at = secondsAgo(120);
    const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };
    const workloads = [{ ...web, lastScale: { at, by: 'kubectl' } }];
    await show('?timeline=1h', [
      aHello(['eu']),
      aCluster('eu', [aPodRow()], { workloads }),
    ]);
    expect(names((await laneOf('eu')).getAllByRole('button'))).toEqual([
      `${clock(at)}, Replicas of web set with kubectl`,
    ]);
  });

  it('never says that nothing happened', async () => {
    await show('?timeline=6h');
    const us = await laneOf('us');
    expect(us.getByText('No entries in this period.')).toBeVisible();
    expect(
      us.getByText(/keeps nothing older · Not observed: problems that ended/),
    ).toHaveTextContent(`Not observed until ${clock(secondsAgo(7_200))}:`);
    expect(
      (await laneOf('ap')).getByText(/the cluster couldn’t be read$/),
    ).toBeVisible();
    expect(
      (await findPanel()).getByText(/^Kubernetes keeps little history/),
    ).toBeVisible();
  });

  it('says that the times of earlier restarts are lost, in both forms', async () => {
    const user = await show();
    const sentence = /11 earlier restarts; Kubernetes doesn’t record when/;
    expect((await laneOf('eu')).getByText(sentence)).toBeVisible();
    const panel = await findPanel();
    await user.click(panel.getByRole('radio', { name: 'Table' }));
    expect(await panel.findByText(sentence)).toBeVisible();
  });

  it('leads to what an entry is about', async () => {
    const user = await show();
    const [rollout, failure, restart] = (await laneOf('eu')).getAllByRole(
      'button',
    );
    await user.click(failure);
    expect(viewQuery().get('finding')).toMatch(/ApplicationError/);
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    await user.click(restart);
    expect(viewQuery().get('pod')).toBe('eu/games/dice-1');
    await user.keyboard('{Escape}');
    await user.click(rollout);
    expect(viewQuery().get('object')).toBe('Deployment/games/dice-roller');
    expect(viewQuery().get('on')).toBe('eu');
    expect(viewQuery().get('tab')).toBe('revisions');
  });

  it('is one stop of the Tab key, and arrow keys go on from there', async () => {
    const user = await show();
    const buttons = (await laneOf('eu')).getAllByRole('button');
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    act(() => buttons[0].focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(buttons[2]).toHaveFocus();
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    await user.keyboard('{Home}');
    expect(buttons[0]).toHaveFocus();
    await user.keyboard('{End}{ArrowLeft}{Enter}');
    expect(viewQuery().get('finding')).toMatch(/ApplicationError/);
  });

  it('goes to the nearest entry of another cluster', async () => {
    const [, eu, us] = broken();
    const user = await show('?timeline=1h', [
      aHello(['eu', 'us']),
      eu,
      aCluster('us', [
        aPodRow({
          name: 'dice-9',
          restarts: 1,
          lastRestartAt: secondsAgo(310),
        }),
        aPodRow({
          name: 'dice-8',
          restarts: 1,
          lastRestartAt: secondsAgo(3_000),
        }),
      ]),
    ]);
    expect(us.type).toBe('cluster');
    const [, , restart] = (await laneOf('eu')).getAllByRole('button');
    act(() => restart.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAccessibleName(/dice-9 restarted/);
    await user.keyboard('{ArrowUp}');
    expect(restart).toHaveFocus();
  });

  it('says the same as a table, which the link keeps', async () => {
    const user = await show();
    const panel = await findPanel();
    await user.click(await panel.findByRole('radio', { name: 'Table' }));
    expect(viewQuery().get('timelineAs')).toBe('table');
    const table = await panel.findByRole('table', {
      name: 'Timeline as a table, newest first',
    });
    const rows = within(table)
      .getAllByRole('row')
      .map(row =>
        within(row)
          .queryAllByRole('cell')
          .map(cell => cell.textContent),
      );
    expect(rows.slice(1, 4)).toEqual([
      [clock(secondsAgo(300)), 'eu', 'dice-1 restarted, exit code 1'],
      [
        `since ${clock(secondsAgo(540))}`,
        'eu',
        'Crashes with an error, dice-roller',
      ],
      [
        ROLLED_OUT,
        'eu',
        'Rollout of dice-roller: revision 7 (app 1.4.1 → 1.4.2, memory limit 512Mi → 256Mi)',
      ],
    ]);
    expect(rows.slice(4).map(([, cluster]) => cluster)).toEqual(
      expect.arrayContaining(['eu', 'ap']),
    );
    await user.click(
      within(table).getByRole('button', {
        name: 'dice-1 restarted, exit code 1',
      }),
    );
    expect(viewQuery().get('pod')).toBe('eu/games/dice-1');
  });

  it('says what it leaves out', async () => {
    await show('?timeline=1h', broken({ at: undefined }));
    expect(
      await (
        await findPanel()
      ).findByText('1 entry without a usable time isn’t shown.'),
    ).toBeVisible();
  });

  it('is not there where there is nothing of the service', async () => {
    await show('?timeline=1h', [aHello(['eu']), aCluster('eu', [])]);
    await screen.findByRole('heading', { name: 'No pods match this entity' });
    expect(
      screen.queryByRole('region', { name: 'Timeline' }),
    ).not.toBeInTheDocument();
  });
});
