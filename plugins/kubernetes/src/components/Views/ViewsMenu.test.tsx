import { act, screen } from '@testing-library/react';
import { openViews, showFourPods } from '../../__testUtils__/savedViews';

describe('ViewsMenu', () => {
  const button = () => screen.getByRole('button', { name: /^Views/ });
  const isOpen = () => screen.queryByText('Your views') !== null;

  it('opens and closes with its button, and says which', async () => {
    const user = await showFourPods();
    await openViews(user);
    expect(isOpen()).toBe(true);
    expect(button()).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('group', { name: 'Views' })).toHaveAttribute(
      'id',
      button().getAttribute('aria-controls'),
    );
    await user.click(button());
    expect(isOpen()).toBe(false);
    expect(button()).toHaveAttribute('aria-expanded', 'false');
    expect(button()).not.toHaveAttribute('aria-controls');
  });

  it('closes with Escape, which gives the focus back and reaches nothing else', async () => {
    const user = await showFourPods('?pod=eu/games/dice-1');
    const drawer = await screen.findByRole('dialog');
    const menu = await openViews(user);
    await user.click(menu.getByRole('textbox', { name: 'Name' }));
    const onKeyDown = jest.fn();
    document.addEventListener('keydown', onKeyDown);
    await user.keyboard('{Escape}');
    document.removeEventListener('keydown', onKeyDown);
    expect(isOpen()).toBe(false);
    expect(button()).toHaveFocus();
    expect(drawer).toBeVisible();
  });

  it('closes when the pointer goes elsewhere, and not inside of it', async () => {
    const user = await showFourPods();
    const menu = await openViews(user);
    await user.click(menu.getByText('Your views'));
    expect(isOpen()).toBe(true);
    await user.click(screen.getByText('4 pods'));
    expect(isOpen()).toBe(false);
  });

  it('stays open when the focus falls back to the tab around it', async () => {
    const user = await showFourPods();
    const menu = await openViews(user);
    const [tab] = document.getElementsByClassName('tab');
    act(() => tab instanceof HTMLElement && tab.focus());
    expect(menu.getByText('Your views')).toBeVisible();
    act(() => screen.getByRole('searchbox').focus());
    expect(screen.queryByText('Your views')).toBeNull();
  });
});
