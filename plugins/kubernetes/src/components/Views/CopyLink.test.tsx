import { screen, within } from '@testing-library/react';
import { showFourPods } from '../../__testUtils__/savedViews';

describe('the link to a view', () => {
  it('says what a colleague will see', async () => {
    const user = await showFourPods(
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
    const user = await showFourPods(
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
    const user = await showFourPods();
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue('no');
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/address bar/)).toBeVisible();
  });
});
