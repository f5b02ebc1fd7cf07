import { CLASS_TEXTS } from '@podlight/backstage-plugin-kubernetes-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { oneFailure } from '../../__testUtils__/services';
import { showTab } from '../../__testUtils__/showTab';

describe('the grid of pods', () => {
  it('gives each pod a tile with a name that says everything, in a stable order', async () => {
    await showTab(oneFailure);
    const group = await screen.findByRole('group', {
      name: 'Pods in cluster eu',
    });
    expect(
      within(group)
        .getAllByRole('button')
        .map(tile => tile.getAttribute('aria-label')),
    ).toEqual([
      'dice-1, ready, cluster eu',
      'dice-2, failing: Crashes with an error, 12 restarts, cluster eu',
      'dice-10, ready, cluster eu',
    ]);
  });

  it('names a state once, with what kubectl adds to it', async () => {
    await showTab([
      aHello(['eu']),
      aCluster('eu', [
        aPodRow({ name: 'a', ...POD_IN_STATE.terminating }),
        aPodRow({ name: 'b', ...POD_IN_STATE.starting }),
        aPodRow({ name: 'c', ...POD_IN_STATE.completed }),
      ]),
    ]);
    for (const name of [
      'a, terminating, cluster eu',
      'b, starting: ContainerCreating, cluster eu',
      'c, completed, cluster eu',
    ]) {
      expect(await screen.findByRole('button', { name })).toBeVisible();
    }
  });

  it('reaches a group with one Tab and its tiles with arrows', async () => {
    const user = await showTab(oneFailure);
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
    const user = await showTab(oneFailure);
    await user.hover(await screen.findByRole('button', { name: /^dice-2,/ }));
    const popover = screen.getByRole('tooltip');
    for (const text of [
      'dice-2',
      'failing · CrashLoopBackOff',
      'Crashes with an error',
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

  it('leads from the popover of a failing pod to the help with its cause', async () => {
    const user = await showTab(oneFailure);
    await user.hover(await screen.findByRole('button', { name: /^dice-2,/ }));
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      'Error: connect ECONNREFUSED 10.0.3.7:5432',
    );
    const help = screen.getByRole('button', { name: /^Help with .*, dice-2$/ });
    await user.hover(help);
    await user.click(help);
    expect(screen.getByRole('dialog')).toHaveAccessibleName(
      CLASS_TEXTS.ApplicationError.title,
    );
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });

  it('hides the popover soon after the pointer has left both', async () => {
    const user = await showTab(oneFailure);
    await user.hover(await screen.findByRole('button', { name: /^dice-2,/ }));
    await user.hover(screen.getByRole('heading', { name: 'Pods' }));
    await waitFor(() =>
      expect(screen.queryByRole('tooltip')).not.toBeInTheDocument(),
    );
  });

  it('counts the problems of a pod only from two, and explains the marks that are there', async () => {
    const restarted = aPodRow({
      name: 'dice-2',
      ...POD_IN_STATE.failing,
    });
    const findings = [
      aFinding(['dice-2']),
      aFinding(['dice-2'], { id: 'other', class: 'OOMKilled' }),
    ];
    const legend = () =>
      within(screen.getByRole('list', { name: 'What the marks on tiles mean' }))
        .getAllByRole('listitem')
        .map(item => item.textContent);
    await showTab([
      aHello(['eu']),
      aCluster('eu', [restarted, aPodRow({ name: 'dice-1' })], { findings }),
    ]);
    const tile = await screen.findByRole('button', { name: /^dice-2,/ });
    expect(tile).toHaveTextContent('2');
    expect(legend()).toEqual([
      'restarted in the last hour',
      '2number of problems, if two or more',
    ]);
  });

  it('has no number on a tile with one problem, and no legend without marks', async () => {
    await showTab([
      aHello(['eu']),
      aCluster('eu', [aPodRow({ name: 'dice-1' })], {
        findings: [aFinding(['dice-1'])],
      }),
    ]);
    expect(
      await screen.findByRole('button', { name: /^dice-1,/ }),
    ).toHaveTextContent(/^$/);
    expect(
      screen.queryByRole('list', { name: 'What the marks on tiles mean' }),
    ).not.toBeInTheDocument();
  });
});
