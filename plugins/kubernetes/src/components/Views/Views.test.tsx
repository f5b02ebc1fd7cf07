import { StorageApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { act, screen, within } from '@testing-library/react';
import { fourPods } from '../../__testUtils__/services';
import { aCluster, aFailedCluster, aHello, aPodRow } from '../../fixtures';
import {
  showTab,
  ShowTabOptions,
  viewQuery,
  viewSearch,
} from '../../__testUtils__/showTab';

type User = Awaited<ReturnType<typeof showTab>>;

const show = (query = '', options: ShowTabOptions = {}) =>
  showTab(fourPods, {}, query, options);

const bucket = (storage: StorageApi) => storage.forBucket('kubernetes.views');

/** Settings that hold this. */
async function stored(value: object) {
  const storage = mockApis.storage();
  await bucket(storage).set('views', value);
  return storage;
}

const views = () => screen.getByRole('group', { name: 'Views' });

async function openViews(user: User) {
  await user.click(await screen.findByRole('button', { name: /^Views/ }));
  return within(views());
}

async function save(user: User, title: string, scope?: string) {
  const menu = await openViews(user);
  await user.type(menu.getByRole('textbox', { name: 'Name' }), title);
  if (scope) await user.click(menu.getByRole('radio', { name: scope }));
  await user.click(menu.getByRole('button', { name: 'Save' }));
  return menu;
}

describe('the link to a view', () => {
  it('says what a colleague will see', async () => {
    const user = await show(
      '?status=failing&group=node&view=table&sort=-restarts&other=1',
    );
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByText(
        'Link copied: failing pods, grouped by Node, as a table, sorted by Restarts (descending)',
      ),
    ).toBeVisible();
    expect(write).toHaveBeenCalledWith(
      'http://localhost/?status=failing&group=node&view=table&sort=-restarts',
    );
  });

  it('names what is open, marked and searched for', async () => {
    const user = await show(
      '?q=dice&marked=eu/games/dice-1,dice-2&size=l&folded=us&pod=eu/games/dice-2&tab=logs&find=panic',
    );
    const drawer = within(await screen.findByRole('dialog'));
    await user.click(drawer.getByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByText(
        'Link copied: all pods, filter “dice”, 2 pods marked, grouped by Cluster, large tiles, 1 group collapsed, pod dice-2 open at Logs, log search “panic”',
      ),
    ).toBeInTheDocument();
  });

  it('says so where the browser forbids to copy', async () => {
    const user = await show();
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue('no');
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/address bar/)).toBeVisible();
  });
});

describe('a named view', () => {
  it('is kept, shown in one click, and marked as the one on the screen', async () => {
    const storage = mockApis.storage();
    const user = await show('?status=failing&group=node', { storage });
    await save(user, 'Failing by node');
    expect(await screen.findByText('Saved Failing by node.')).toBeVisible();
    const saved = () =>
      screen.getByRole('button', { name: /^Failing by node/ });
    expect(saved()).toHaveAttribute('aria-current', 'true');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    await openViews(user);
    expect(saved()).not.toHaveAttribute('aria-current');
    await user.click(saved());
    expect(viewSearch()).toBe('?group=node&status=failing');
    expect(
      screen.getByText('Showing view Failing by node'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Views' })).toBeNull();
    expect(screen.getByRole('button', { name: /^Views/ })).toHaveFocus();
  });

  it('leaves what is open and belongs to others alone', async () => {
    const storage = await stored({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    const user = await show('?other=1&objects=all&q=dice', { storage });
    await openViews(user);
    await user.click(screen.getByRole('button', { name: /^Table/ }));
    expect(Object.fromEntries(viewQuery())).toEqual({
      other: '1',
      objects: 'all',
      view: 'table',
    });
  });

  it('is renamed, deleted, and brought back with the keyboard', async () => {
    const storage = mockApis.storage();
    const user = await show('', { storage });
    const menu = await save(user, 'Mine');
    await user.click(await menu.findByRole('button', { name: 'Rename Mine' }));
    const field = menu.getByRole('textbox', { name: 'New name for Mine' });
    expect(field).toHaveFocus();
    await user.keyboard('Ours{Enter}');
    const remove = await menu.findByRole('button', { name: 'Delete Ours' });
    expect(menu.getByRole('button', { name: /^Ours/ })).toHaveFocus();
    act(() => remove.focus());
    await user.keyboard('{Enter}');
    expect(await menu.findByText('Deleted Ours.')).toBeVisible();
    expect(menu.queryByRole('button', { name: /^Ours/ })).toBeNull();
    expect(
      menu.getByRole('button', { name: 'Undo: delete Ours' }),
    ).toHaveFocus();
    await user.keyboard('{Enter}');
    const restored = await menu.findByRole('button', { name: /^Ours/ });
    expect(restored).toHaveFocus();
  });

  it('is for every service, or for this one with the pods that are marked', async () => {
    const storage = mockApis.storage();
    const user = await show('?marked=eu/games/dice-1&only=marked', { storage });
    const menu = await openViews(user);
    expect(menu.getByRole('radio', { name: 'This service' })).toBeChecked();
    await user.click(menu.getByRole('radio', { name: 'Every service' }));
    expect(menu.getByText(/Marked pods aren’t saved/)).toBeVisible();
    await user.keyboard('{Escape}');
    await save(user, 'Everywhere', 'Every service');
    await user.keyboard('{Escape}');
    await save(user, 'Here', 'This service');
    expect(await screen.findByText('Saved Here.')).toBeVisible();
    expect(bucket(storage).snapshot('views').value).toEqual({
      views: [
        { id: expect.any(String), title: 'Everywhere', query: '' },
        {
          id: expect.any(String),
          title: 'Here',
          query: 'marked=eu%2Fgames%2Fdice-1&only=marked',
          entityRef: 'component:default/dice-roller',
        },
      ],
    });
  });

  it('of another service is not offered here', async () => {
    const storage = await stored({
      views: [
        {
          id: 'a',
          title: 'Theirs',
          query: '',
          entityRef: 'component:a/b',
        },
      ],
    });
    const user = await show('', { storage });
    const menu = await openViews(user);
    expect(menu.getByText(/^None yet/)).toBeVisible();
    expect(menu.queryByText('Theirs')).toBeNull();
  });

  it('needs a name that is free, and says what the settings say', async () => {
    const storage = mockApis.storage();
    const user = await show('', { storage });
    const menu = await openViews(user);
    await user.click(menu.getByRole('button', { name: 'Save' }));
    const name = menu.getByRole('textbox', { name: 'Name' });
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('Enter a name.');
    jest
      .spyOn(bucket(storage), 'set')
      .mockRejectedValue(new Error('the disk is full'));
    await user.type(name, 'Mine');
    await user.click(menu.getByRole('button', { name: 'Save' }));
    expect(
      await menu.findByText('Couldn’t save your views: the disk is full'),
    ).toBeVisible();
  });

  it('is not saved over others that the settings lost sight of', async () => {
    const storage = await stored({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    const user = await show('', { storage });
    jest
      .spyOn(bucket(storage), 'snapshot')
      .mockReturnValue({ key: 'views', presence: 'absent' });
    const set = jest.spyOn(bucket(storage), 'set');
    const menu = await save(user, 'Mine');
    expect(await menu.findByText(/nothing was changed/)).toBeVisible();
    expect(set).not.toHaveBeenCalled();
  });

  it('waits until settings on a server are loaded', async () => {
    const storage = await stored({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    jest
      .spyOn(bucket(storage), 'snapshot')
      .mockReturnValue({ key: 'views', presence: 'unknown' });
    const user = await show('', { storage });
    const menu = await openViews(user);
    expect(menu.getByText('Loading your views')).toBeVisible();
    jest.mocked(bucket(storage).snapshot).mockRestore();
    await act(() =>
      bucket(storage).set('views', {
        views: [{ id: 'a', title: 'Table', query: 'view=table' }],
      }),
    );
    expect(menu.getByRole('button', { name: /^Table/ })).toBeVisible();
  });

  it('comes after those of the platform team', async () => {
    const user = await show('', {
      views: [
        { title: 'Trouble', status: ['failing', 'notReady'], group: ['node'] },
        { title: 'Broken', status: ['broken'] },
      ],
    });
    const menu = await openViews(user);
    const shared = menu.getByRole('region', {
      name: 'From your platform team',
    });
    expect(shared).toHaveTextContent(
      'Unknown value status=broken. Use one of: failing',
    );
    await user.click(
      within(shared).getByRole('button', {
        name: 'Trouble failing, not ready pods, grouped by Node',
      }),
    );
    expect(viewSearch()).toBe('?group=node&status=failing%2CnotReady');
  });
});

it('the menu stays open when the focus falls back to the tab around it', async () => {
  const user = await show();
  const menu = await openViews(user);
  const [tab] = document.getElementsByClassName('tab');
  act(() => tab instanceof HTMLElement && tab.focus());
  expect(menu.getByText('Your views')).toBeVisible();
  act(() => screen.getByRole('searchbox').focus());
  expect(screen.queryByText('Your views')).toBeNull();
});

describe('marked pods', () => {
  const tile = (name: string) =>
    screen.findByRole('button', { name: new RegExp(`^${name},`) });

  it('are marked with x, shown alone, and said by screen readers', async () => {
    const user = await show();
    const dice = await tile('dice-1');
    act(() => dice.focus());
    await user.keyboard('x');
    expect(dice).toHaveAccessibleName(/, marked$/);
    expect(screen.getByText('1 pod marked')).toBeVisible();
    await user.keyboard('{Control>}');
    await user.click(await tile('dice-2'));
    await user.keyboard('{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Only marked' }));
    expect(screen.getByText('Showing 2 of 4 pods')).toBeVisible();
    expect(viewSearch()).toBe(
      '?marked=eu%2Fgames%2Fdice-1%2Cdice-2&only=marked',
    );
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(screen.getByText('4 pods')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear marks' }));
    expect(viewSearch()).toBe('');
    expect(dice).not.toHaveAccessibleName(/marked/);
  });

  it('are marked in the table and beside the details of a pod', async () => {
    const user = await show('?view=table');
    const box = await screen.findByRole('checkbox', { name: 'Mark dice-1' });
    await user.click(box);
    expect(box).toBeChecked();
    expect(screen.getByRole('rowheader', { name: 'dice-1' })).toBeVisible();
    expect(screen.getByRole('row', { name: /^dice-1 ready/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'dice-2' }));
    const mark = await screen.findByRole('button', { name: 'Mark' });
    await user.click(mark);
    expect(mark).toHaveAttribute('aria-pressed', 'true');
    expect(viewQuery().get('marked')).toBe('eu/games/dice-1,dice-2');
  });

  it('that are gone are counted, but not those of a cluster that cannot be read', async () => {
    const messages = [
      aHello(['eu', 'us']),
      aCluster('eu', [aPodRow({ name: 'dice-1' })]),
      aFailedCluster('us'),
    ];
    await showTab(
      messages,
      {},
      '?marked=eu/games/dice-1,dice-8,dice-9,us/games/dice-1,old/games/dice-1',
    );
    expect(
      await screen.findByText(
        '5 pods marked · 3 of 5 marked pods no longer exist',
      ),
    ).toBeVisible();
  });

  it('are as many as a link has room for', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `other-${i}`).join();
    const user = await show(`?marked=eu/games/${names}`);
    const dice = await tile('dice-1');
    act(() => dice.focus());
    await user.keyboard('x');
    expect(screen.getByText(/has room for 50 marked pods/)).toBeVisible();
    expect(dice).not.toHaveAccessibleName(/marked/);
  });
});
