import { act, screen } from '@testing-library/react';
import { showFourPods } from '../../__testUtils__/savedViews';
import { showTab, viewQuery, viewSearch } from '../../__testUtils__/showTab';
import { aCluster, aFailedCluster, aHello, aPodRow } from '../../fixtures';

describe('marked pods', () => {
  const tile = (name: string) =>
    screen.findByRole('button', { name: new RegExp(`^${name},`) });

  it('are marked with x, shown alone, and said by screen readers', async () => {
    const user = await showFourPods();
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
    const user = await showFourPods('?view=table');
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
    const user = await showFourPods(`?marked=eu/games/${names}`);
    const dice = await tile('dice-1');
    act(() => dice.focus());
    await user.keyboard('x');
    expect(screen.getByText(/has room for 50 marked pods/)).toBeVisible();
    expect(dice).not.toHaveAccessibleName(/marked/);
  });
});
