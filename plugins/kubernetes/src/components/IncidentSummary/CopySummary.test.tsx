import { screen } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';

const MESSAGES = [
  aHello(['eu']),
  aCluster('eu', [aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing })], {
    findings: [aFinding(['dice-2'])],
  }),
];

describe('Copy summary', () => {
  it('copies what the tab says, with a link to it', async () => {
    const user = await showTab(MESSAGES);
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy summary' }));
    expect(await screen.findByText('Summary copied.')).toBeVisible();
    const [[text]] = write.mock.calls;
    expect(text).toMatch(/^\*\*1 of 1 pods is failing\*\*\n/);
    expect(text).toContain('Crashes with an error');
    expect(text).toContain(window.location.origin);
  });

  it('says that the browser forbids it', async () => {
    const user = await showTab(MESSAGES);
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValueOnce(new Error('no'));
    await user.click(screen.getByRole('button', { name: 'Copy summary' }));
    expect(await screen.findByText(/doesn’t allow copying/)).toBeVisible();
  });
});
