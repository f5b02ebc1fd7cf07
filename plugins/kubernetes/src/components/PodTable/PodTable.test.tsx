import { screen, waitFor, within } from '@testing-library/react';
import { aCluster, aHello } from '../../fixtures';
import { fourPods, manyPods } from '../../__testUtils__/services';
import { showTab, viewSearch } from '../../__testUtils__/showTab';

describe('the table of pods', () => {
  const rows = () =>
    screen
      .getAllByRole('rowheader')
      .filter(header => header.getAttribute('scope') === 'row')
      .map(header => header.textContent);

  it('has the pods of the grid, in the same groups, in words', async () => {
    const user = await showTab(fourPods);
    await screen.findByText('4 pods');
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    const table = screen.getByRole('table', { name: 'Pods by Cluster' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual([
      'Name',
      'Status',
      'Ready',
      'Restarts',
      'Age',
      'Version',
      'Node',
      'Workload',
    ]);
    const [, , row] = within(table).getAllByRole('row').slice(1);
    expect(
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      'failing\u00a0· CrashLoopBackOff',
      '0/1',
      '12',
      '2h',
      '1.4.2',
      'node-a',
      'dice-roller',
    ]);
    expect(rows()).toEqual(['dice-1', 'dice-2', 'dice-3', 'score-1']);
    expect(viewSearch()).toBe('?view=table');
  });

  it('is sorted by a column, inside of groups, up and down', async () => {
    const user = await showTab(fourPods, {}, '?view=table');
    const header = await screen.findByRole('columnheader', {
      name: 'Restarts',
    });
    await user.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'descending');
    expect(rows()).toEqual(['dice-2', 'dice-1', 'dice-3', 'score-1']);
    expect(viewSearch()).toBe('?view=table&sort=-restarts');
    await user.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    const name = screen.getByRole('columnheader', { name: 'Name' });
    await user.click(within(name).getByRole('button'));
    expect(name).toHaveAttribute('aria-sort', 'ascending');
  });

  it('has the columns that the reader chooses, and says so in the link', async () => {
    const user = await showTab(fourPods, {}, '?view=table&hide=age');
    const table = await screen.findByRole('table', { name: 'Pods by Cluster' });
    expect(
      within(table).queryByRole('columnheader', { name: 'Age' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByText('Columns'));
    await user.click(screen.getByRole('checkbox', { name: 'Node' }));
    expect(
      within(table).queryByRole('columnheader', { name: 'Node' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Age' }));
    expect(
      within(table).getByRole('columnheader', { name: 'Age' }),
    ).toBeVisible();
    expect(viewSearch()).toBe('?view=table&hide=node');
    expect(
      screen.queryByRole('checkbox', { name: 'Name' }),
    ).not.toBeInTheDocument();
  });

  it('opens a pod', async () => {
    const user = await showTab(fourPods, {}, '?view=table&q=score');
    await user.click(await screen.findByRole('button', { name: 'score-1' }));
    expect(screen.getByRole('dialog', { name: /score-1/ })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(viewSearch()).toBe('?view=table&q=score'));
  });

  it('begins with as many rows as a page bears, and has the rest on demand', async () => {
    const user = await showTab(
      [aHello(['eu']), aCluster('eu', manyPods(250, 'web'))],
      {},
      '?view=table',
    );
    await user.click(
      await screen.findByRole('button', { name: 'Show all 250 rows' }),
    );
    expect(rows()).toHaveLength(250);
    expect(viewSearch()).toContain('all=group%3Aeu');
  });
});
