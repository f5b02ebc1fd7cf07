import { cleanup, screen, within } from '@testing-library/react';
import { showTab } from '../../__testUtils__/showTab';
import { oneFailure } from '../../__testUtils__/services';
import { aCluster, aHello, aPodRow } from '../../fixtures';

const invitation = () =>
  screen.queryByRole('button', { name: '30-second tour' });

const step = () => screen.getByRole('dialog');

async function startTour() {
  const user = await showTab(oneFailure);
  await user.click(
    await screen.findByRole('button', { name: '30-second tour' }),
  );
  return user;
}

describe('the tour', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens nothing by itself, and leaves the focus where it is', async () => {
    await showTab(oneFailure);
    expect(invitation()).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(document.body).toHaveFocus();
  });

  it('leads through the parts of the tab, marks each, and ends', async () => {
    const user = await startTour();
    expect(invitation()).not.toBeInTheDocument();
    const titles = [];
    for (let count = 0; count < 9; count++) {
      titles.push(within(step()).getByRole('heading').textContent);
      expect(document.querySelectorAll('[data-tour="here"]')).toHaveLength(1);
      const done = within(step()).queryByRole('button', { name: 'Done' });
      if (done) break;
      await user.keyboard('{Enter}');
    }
    expect(titles).toEqual([
      'Is my service healthy?',
      'What is wrong, and what do I do?',
      'Which part fails?',
      'On to the terminal',
      'Without the mouse',
    ]);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(document.querySelector('[data-tour]')).toBeNull();
    // Not on the page, from where the keys of the tab would not work.
    expect(document.body).not.toHaveFocus();
    expect(invitation()).not.toBeInTheDocument();
  });

  it('leaves the causes out where there are none', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [aPodRow({ name: 'dice-1' })]),
    ]);
    await user.click(await screen.findByText('30-second tour'));
    expect(within(step()).getByText('1 of 4')).toBeVisible();
  });

  it('keeps nothing from being used, and Escape ends it from anywhere', async () => {
    const user = await startTour();
    const filter = screen.getByRole('searchbox');
    await user.click(filter);
    await user.keyboard('dice');
    expect(filter).toHaveValue('dice');
    expect(step()).toBeVisible();
    await user.click(document.body);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('goes back', async () => {
    const user = await startTour();
    await user.click(within(step()).getByRole('button', { name: 'Next' }));
    await user.click(within(step()).getByRole('button', { name: 'Back' }));
    expect(within(step()).getByText('1 of 5')).toBeVisible();
  });

  it('leaves its place when it is dismissed, so that nothing moves', async () => {
    const user = await showTab(oneFailure);
    const line = screen.getByText('New here?').closest('p');
    await user.click(screen.getByRole('button', { name: 'Dismiss the tour' }));
    expect(line).toBeInTheDocument();
    expect(line).not.toBeVisible();
  });

  it.each(['30-second tour', 'Dismiss the tour'])(
    'is not offered again after “%s”',
    async name => {
      const user = await showTab(oneFailure);
      await user.click(await screen.findByRole('button', { name }));
      await user.keyboard('{Escape}');
      expect(invitation()).not.toBeInTheDocument();
    },
  );

  it('is not offered to a user who has seen it elsewhere', async () => {
    const user = await startTour();
    await user.keyboard('{Escape}');
    cleanup();
    await showTab(oneFailure);
    await screen.findByRole('heading', { name: '1 of 4 pods is failing' });
    expect(invitation()).not.toBeInTheDocument();
  });

  it('starts again from the keyboard shortcuts', async () => {
    const user = await startTour();
    await user.keyboard('{Escape}');
    await user.click(
      screen.getByRole('button', { name: 'Keyboard shortcuts (?)' }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Take the 30-second tour' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Is my service healthy?' }),
    ).toBeVisible();
  });

  it('is nowhere where the app has switched it off', async () => {
    const user = await showTab(oneFailure, {}, '', { offersTour: false });
    expect(invitation()).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Keyboard shortcuts (?)' }),
    );
    expect(
      screen.queryByRole('button', { name: /tour/ }),
    ).not.toBeInTheDocument();
  });
});
