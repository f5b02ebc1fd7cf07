import { act, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { fourPods, manyPods, running } from '../../__testUtils__/services';
import { showTab, viewSearch } from '../../__testUtils__/showTab';

const tiles = () =>
  screen
    .queryAllByRole('button', { name: /, cluster / })
    .map(tile => tile.getAttribute('aria-label')?.split(',')[0]);
const groups = (level = 4) =>
  screen.queryAllByRole('heading', { level }).map(each => each.textContent);

describe('filters', () => {
  it('shows the pods of the states that are pressed, and all again', async () => {
    const user = await showTab(fourPods);
    const chip = await screen.findByRole('button', { name: '1 failing' });
    await user.click(chip);
    await user.click(screen.getByRole('button', { name: '1 starting' }));
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    expect(tiles()).toEqual(['dice-2', 'dice-3']);
    expect(screen.getByText('Showing 2 of 4 pods')).toBeVisible();
    expect(viewSearch()).toBe('?status=failing%2Cstarting');
    await user.click(chip);
    expect(tiles()).toEqual(['dice-3']);
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(tiles()).toHaveLength(4);
    expect(screen.getByText('4 pods')).toBeVisible();
    expect(viewSearch()).toBe('');
  });

  it('follows what is typed, and keeps the last good result while it is wrong', async () => {
    const user = await showTab(fourPods);
    const box = await screen.findByRole('searchbox', { name: 'Filter pods' });
    await user.type(box, 'restarts:>1');
    expect(await screen.findByText('Showing 2 of 4 pods')).toBeVisible();
    expect(tiles()).toEqual(['dice-2', 'score-1']);
    // At once: what is typed slowly applies word by word.
    await user.paste(' status:broken');
    expect(
      await screen.findByText(/Unknown status “broken”\. Use one of: failing/),
    ).toBeVisible();
    await waitFor(() => expect(viewSearch()).toContain('broken'));
    expect(box).toHaveValue('restarts:>1 status:broken');
    expect(box).toBeInvalid();
    expect(box).toHaveAccessibleDescription(/still applies/);
    expect(tiles()).toEqual(['dice-2', 'score-1']);
    await user.clear(box);
    expect(await screen.findByText('4 pods')).toBeVisible();
    expect(box).toBeValid();
  });

  it('says that nothing matches, and leads back', async () => {
    const user = await showTab(fourPods, {}, '?q=xyzzy');
    expect(
      await screen.findByRole('heading', {
        name: 'No pods match the filter',
      }),
    ).toBeVisible();
    expect(screen.getByText('Showing 0 of 4 pods')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(tiles()).toHaveLength(4);
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('is reached with the slash key from inside of the tab, but not from a field', async () => {
    const user = await showTab(fourPods);
    const tile = await screen.findByRole('button', { name: /^dice-1,/ });
    const box = screen.getByRole('searchbox');
    await user.keyboard('/');
    expect(box).not.toHaveFocus();
    act(() => tile.focus());
    await user.keyboard('/');
    expect(box).toHaveFocus();
    expect(box).toHaveValue('');
    await user.keyboard('/');
    expect(box).toHaveValue('/');
  });
});

describe('groups', () => {
  it('come from what is chosen, in two levels, with those that have no value last', async () => {
    const user = await showTab(fourPods);
    await screen.findByText('4 pods');
    const select = screen.getByRole('combobox', { name: 'Group by' });
    await user.selectOptions(select, 'Version (3)');
    expect(groups()).toEqual(['1.4.2', '1.9', '1.10']);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'then' }),
      'Node (1)',
    );
    expect(groups(5)).toEqual(['node-a', 'node-a', 'node-a', 'Unscheduled']);
    expect(viewSearch()).toBe('?group=version%2Cnode');
    await user.selectOptions(select, 'team (1)');
    expect(groups()).toEqual(['odds', 'Without team']);
    expect(
      within(screen.getByRole('group', { name: 'Pods: Unscheduled' }))
        .getAllByRole('button')
        .map(tile => tile.textContent),
    ).toHaveLength(1);
  });

  it('come from annotations, which have a heading of their own', async () => {
    const inWave = (name: string, wave: string) =>
      aPodRow({ name, annotations: { 'example.com/wave': wave } });
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [
        inWave('dice-1', 'second'),
        inWave('dice-2', 'first'),
        aPodRow({ name: 'dice-3' }),
      ]),
    ]);
    await screen.findByText('3 pods');
    const select = screen.getByRole('combobox', { name: 'Group by' });
    const heading = within(select).getByRole('group', { name: 'Annotations' });
    await user.selectOptions(
      select,
      within(heading).getByRole('option', { name: 'example.com/wave (2)' }),
    );
    expect(groups()).toEqual(['first', 'second', 'Without example.com/wave']);
    expect(viewSearch()).toBe('?group=annotation%3Aexample.com%2Fwave');
    await user.type(
      screen.getByRole('searchbox'),
      'annotation:example.com/wave=s*',
    );
    expect(await screen.findByText('Showing 1 of 3 pods')).toBeVisible();
    expect(groups()).toEqual(['second']);
  });

  it('call a cluster by its title, inside of others too', async () => {
    const clusters = [{ name: 'eu', title: 'Europe' }, { name: 'us' }];
    const [, ...rows] = fourPods;
    await showTab(
      [aHello([], { clusters }), ...rows],
      {},
      '?group=version,cluster&q=dice-1',
    );
    await screen.findByText('Showing 1 of 4 pods');
    expect(groups(5)).toEqual(['Europe']);
  });

  it('are summed up by how many are ready; a few tiles stand in place of a bar', async () => {
    await showTab(fourPods, {}, '?group=workload');
    expect(
      await screen.findByRole('heading', { name: 'Deployment dice-roller' }),
    ).toBeVisible();
    expect(screen.getByText('2/4 ready')).toBeVisible();
    // That of the service.
    expect(
      screen.getAllByRole('img', { name: '1 failing, 1 starting, 2 ready' }),
    ).toHaveLength(1);
  });

  it('fold and unfold', async () => {
    const user = await showTab(fourPods);
    const toggle = await screen.findByRole('button', { name: 'eu' });
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await user.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(tiles()).toEqual(['score-1']);
    expect(viewSearch()).toBe('?folded=eu');
    await user.click(toggle);
    expect(tiles()).toHaveLength(4);
    expect(viewSearch()).toBe('');
  });

  it('are folded as a link says, until there are others', async () => {
    const user = await showTab(fourPods, {}, '?folded=eu');
    await screen.findByText('4 pods');
    expect(tiles()).toEqual(['score-1']);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Group by' }),
      'Node (1)',
    );
    expect(viewSearch()).toBe('?group=node');
  });

  it('start folded where all is ready and there are more than 300 pods', async () => {
    await showTab([
      aHello(['eu', 'us']),
      aCluster('eu', manyPods(299, 'web')),
      aCluster('us', [
        aPodRow({ name: 'bad', ...POD_IN_STATE.failing }),
        aPodRow({ name: 'good' }),
      ]),
    ]);
    const healthy = await screen.findByRole('button', { name: 'eu' });
    expect(healthy).toHaveAttribute('aria-expanded', 'false');
    expect(tiles()).toEqual(['bad', 'good']);
  });

  it('offer first what the platform team put first, if it occurs', async () => {
    await showTab(fourPods, {}, '', {
      groupByFavourites: ['label:team', 'label:absent', 'nonsense', 'cluster'],
    });
    await screen.findByText('4 pods');
    const select = screen.getByRole('combobox', { name: 'Group by' });
    const favourites = within(select).getByRole('group', {
      name: 'Favorites',
    });
    expect(
      within(favourites)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['team (1)', 'Cluster (2)']);
    expect(select).toHaveValue('cluster');
  });

  it('start with the configured default, which a link overrides', async () => {
    const user = await showTab(fourPods, {}, '', {
      groupByDefault: 'workload',
    });
    await screen.findByText('4 pods');
    const select = screen.getByRole('combobox', { name: 'Group by' });
    expect(select).toHaveValue('workload');
    await user.selectOptions(select, 'cluster');
    expect(select).toHaveValue('cluster');
    expect(viewSearch()).toContain('group=cluster');
    await user.selectOptions(select, 'workload');
    expect(viewSearch()).toBe('');
  });

  it('never hide a cluster that cannot be read', async () => {
    const user = await showTab(
      [...fourPods, aFailedCluster('us')],
      {},
      '?group=node&q=dice-1',
    );
    await user.click(await screen.findByText('Missing data: us'));
    expect(
      screen.getByText('The API server didn’t respond in time'),
    ).toBeVisible();
    await user.clear(screen.getByRole('searchbox'));
    expect(
      await screen.findByRole('button', {
        name: 'score-1, unknown, 2 restarts, outdated, cluster us',
      }),
    ).toBeVisible();
  });
});

it('shows the view that the URL says', async () => {
  await showTab(
    fourPods,
    {},
    '?group=version,cluster&q=1.10&status=ready&size=l&other=kept',
  );
  expect(await screen.findByText('Showing 1 of 4 pods')).toBeVisible();
  expect(groups()).toEqual(['1.10']);
  expect(groups(5)).toEqual(['us']);
  expect(screen.getByRole('radio', { name: 'Large' })).toBeChecked();
  expect(screen.getByRole('searchbox')).toHaveValue('1.10');
  expect(
    screen.getByRole('button', {
      name: 'score-1 Running, ready, 2 restarts, cluster us',
    }),
  ).toBeVisible();
});

it('says what failing pods share regardless of filters, and groups by it', async () => {
  const user = await showTab(
    [
      aHello(['eu']),
      aCluster('eu', [
        ...manyPods(7, 'new', { ...POD_IN_STATE.failing, ...running('1.5.0') }),
        ...manyPods(40, 'old', running('1.4.2')),
      ]),
    ],
    {},
    '?status=failing',
  );
  expect(await screen.findByText(/^All 7 failing pods run/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Group by Version' }));
  expect(groups()).toEqual(['1.5.0']);
});
