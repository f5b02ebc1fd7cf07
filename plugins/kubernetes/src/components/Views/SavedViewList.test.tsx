import { mockApis } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  openViews,
  saveView,
  showFourPods,
  storedViews,
  viewsBucket,
} from '../../__testUtils__/savedViews';
import { viewQuery, viewSearch } from '../../__testUtils__/showTab';

describe('a named view', () => {
  it('is kept, shown in one click, and marked as the one on the screen', async () => {
    const storage = mockApis.storage();
    const user = await showFourPods('?status=failing&group=node', { storage });
    await saveView(user, 'Failing by node');
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
    const storage = await storedViews({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    const user = await showFourPods('?other=1&objects=all&q=dice', { storage });
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
    const user = await showFourPods('', { storage });
    const menu = await saveView(user, 'Mine');
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
    const user = await showFourPods('?marked=eu/games/dice-1&only=marked', {
      storage,
    });
    const menu = await openViews(user);
    expect(menu.getByRole('radio', { name: 'This service' })).toBeChecked();
    await user.click(menu.getByRole('radio', { name: 'Every service' }));
    expect(menu.getByText(/Marked pods aren’t saved/)).toBeVisible();
    await user.keyboard('{Escape}');
    await saveView(user, 'Everywhere', 'Every service');
    await user.keyboard('{Escape}');
    await saveView(user, 'Here', 'This service');
    expect(await screen.findByText('Saved Here.')).toBeVisible();
    expect(viewsBucket(storage).snapshot('views').value).toEqual({
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
    const storage = await storedViews({
      views: [
        {
          id: 'a',
          title: 'Theirs',
          query: '',
          entityRef: 'component:a/b',
        },
      ],
    });
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    expect(menu.getByText(/^None yet/)).toBeVisible();
    expect(menu.queryByText('Theirs')).toBeNull();
  });

  it('needs a name that is free, and says what the settings say', async () => {
    const storage = mockApis.storage();
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    await user.click(menu.getByRole('button', { name: 'Save' }));
    const name = menu.getByRole('textbox', { name: 'Name' });
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('Enter a name.');
    jest
      .spyOn(viewsBucket(storage), 'set')
      .mockRejectedValue(new Error('the disk is full'));
    await user.type(name, 'Mine');
    await user.click(menu.getByRole('button', { name: 'Save' }));
    expect(
      await menu.findByText('Couldn’t save your views: the disk is full'),
    ).toBeVisible();
  });

  it('is not saved over others that the settings lost sight of', async () => {
    const storage = await storedViews({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    const user = await showFourPods('', { storage });
    jest
      .spyOn(viewsBucket(storage), 'snapshot')
      .mockReturnValue({ key: 'views', presence: 'absent' });
    const set = jest.spyOn(viewsBucket(storage), 'set');
    const menu = await saveView(user, 'Mine');
    expect(await menu.findByText(/nothing was changed/)).toBeVisible();
    expect(set).not.toHaveBeenCalled();
  });

  it('waits until settings on a server are loaded', async () => {
    const storage = await storedViews({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    jest
      .spyOn(viewsBucket(storage), 'snapshot')
      .mockReturnValue({ key: 'views', presence: 'unknown' });
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    expect(menu.getByText('Loading your views')).toBeVisible();
    jest.mocked(viewsBucket(storage).snapshot).mockRestore();
    await act(() =>
      viewsBucket(storage).set('views', {
        views: [{ id: 'a', title: 'Table', query: 'view=table' }],
      }),
    );
    expect(menu.getByRole('button', { name: /^Table/ })).toBeVisible();
  });

  it('is for the service where it was saved', async () => {
    const entityRef = 'component:default/dice-roller';
    const storage = await storedViews({
      views: [
        { id: 'a', title: 'Table', query: 'view=table', entityRef },
        { id: 'b', title: 'Grid', query: '' },
      ],
    });
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    expect(menu.getByRole('button', { name: /^Table/ })).toHaveTextContent(
      /· this service only$/,
    );
    expect(menu.getByRole('button', { name: /^Grid/ })).not.toHaveTextContent(
      'this service',
    );
    await user.click(menu.getByRole('button', { name: 'Delete Grid' }));
    await user.click(await menu.findByRole('button', { name: /^Undo/ }));
    await menu.findByRole('button', { name: /^Grid/ });
    expect(screen.queryByText('Deleted Grid.')).toBeNull();
    expect(viewsBucket(storage).snapshot('views').value).toEqual({
      views: [
        { id: 'a', title: 'Table', query: 'view=table', entityRef },
        { id: 'b', title: 'Grid', query: '' },
      ],
    });
  });

  it('stays as it is when its new name is taken or the change is cancelled', async () => {
    const storage = await storedViews({
      views: [
        { id: 'a', title: 'Table', query: 'view=table' },
        { id: 'b', title: 'Grid', query: '' },
      ],
    });
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    await user.click(menu.getByRole('button', { name: 'Rename Table' }));
    const field = menu.getByRole('textbox', { name: 'New name for Table' });
    expect(field).toHaveValue('Table');
    await user.clear(field);
    await user.type(field, 'Grid');
    await user.click(menu.getByRole('button', { name: 'Rename' }));
    await waitFor(() => expect(field).toBeInvalid());
    expect(field).toHaveAccessibleDescription(/name/);
    await user.click(menu.getByRole('button', { name: 'Cancel' }));
    expect(menu.getByRole('button', { name: /^Table/ })).toHaveFocus();
    expect(menu.queryByRole('textbox', { name: /^New name/ })).toBeNull();
    await user.click(menu.getByRole('button', { name: 'Delete Grid' }));
    await menu.findByText('Deleted Grid.');
    await user.click(menu.getByRole('button', { name: 'Rename Table' }));
    await user.click(menu.getByRole('button', { name: 'Rename' }));
    const table = await menu.findByRole('button', { name: /^Table/ });
    expect(table).toHaveFocus();
  });

  it('is still there when the settings do not delete it', async () => {
    const storage = await storedViews({
      views: [{ id: 'a', title: 'Table', query: 'view=table' }],
    });
    const user = await showFourPods('', { storage });
    const menu = await openViews(user);
    const set = jest
      .spyOn(viewsBucket(storage), 'set')
      .mockRejectedValueOnce(new Error('the disk is full'));
    const remove = menu.getByRole('button', { name: 'Delete Table' });
    await user.click(remove);
    expect(await menu.findByText(/the disk is full/)).toBeVisible();
    expect(menu.queryByRole('button', { name: /^Undo/ })).toBeNull();
    await user.click(remove);
    const undo = await menu.findByRole('button', { name: /^Undo/ });
    set.mockRejectedValueOnce(new Error('the disk is full'));
    await user.click(undo);
    expect(await menu.findByText(/the disk is full/)).toBeVisible();
    expect(menu.getByRole('button', { name: /^Undo/ })).toBeVisible();
  });

  it('is named once, and its name is gone from the form when it is saved', async () => {
    const storage = mockApis.storage();
    const user = await showFourPods('', { storage });
    const menu = await saveView(user, 'Mine');
    await menu.findByText('Saved Mine.');
    const name = menu.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveValue('');
    expect(menu.queryByText(/Marked pods aren’t saved/)).toBeNull();
    await user.type(name, 'Mine{Enter}');
    await waitFor(() => expect(name).toBeInvalid());
    expect(menu.queryByText('Saved Mine.')).toBeNull();
    expect(menu.getAllByRole('button', { name: /^Mine/ })).toHaveLength(1);
  });

  it('comes after those of the platform team', async () => {
    const user = await showFourPods('', {
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
