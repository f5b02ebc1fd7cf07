import { screen, within } from '@testing-library/react';
import { brokenRollout, secondsAgo } from '../../fixtures';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

/** As the reader's clock shows it. */
const clock = (time: string) =>
  new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(new Date(time));

const AT = clock(secondsAgo(630));

/** In the fixture the memory limit comes second, and explains an exit code less than the image. */
const CHANGES = 'app 1.4.1 → 1.4.2, memory limit 512Mi → 256Mi';

const findCauses = () =>
  screen.findByRole('region', { name: /^Needs attention/ });

describe('the rollout that a problem came with', () => {
  it('is in the row, and one click away from what it changed', async () => {
    const user = await showTab(brokenRollout());
    await user.click(
      within(await findCauses()).getByRole('button', {
        name: `Since revision 7 (${AT}): ${CHANGES}`,
      }),
    );
    expect(viewQuery().get('object')).toBe('Deployment/games/dice-roller');
    expect(viewQuery().get('on')).toBe('eu');
    expect(viewQuery().get('tab')).toBe('revisions');
  });

  it('is on top of Help with the numbers, and leads to what it changed', async () => {
    const user = await showTab(brokenRollout());
    await user.click(
      within(await findCauses()).getByRole('button', { name: /^Help/ }),
    );
    const help = await screen.findByRole('dialog', { name: /Crashes/ });
    const note = within(help).getByRole('note');
    expect(note).toHaveTextContent(
      `9 of 9 failing pods run revision 7, rolled out ${AT} (${CHANGES}); 0 of 12 on revision 6 fail.`,
    );
    await user.click(
      within(note).getByRole('button', { name: /^Show what changed/ }),
    );
    expect(viewQuery().get('finding')).toBeNull();
    expect(viewQuery().get('tab')).toBe('revisions');
  });

  it('counts both revisions where pods of the newer one are well, too', async () => {
    const user = await showTab(
      brokenRollout({
        failing: { new: 6, old: 0 },
        well: { new: 1, old: 12 },
      }),
    );
    await user.click(
      within(await findCauses()).getByRole('button', { name: /^Help/ }),
    );
    expect(await screen.findByText(/^6 of 6 failing pods/)).toHaveTextContent(
      /; 6 of 7 on revision 7 fail; 0 of 12 on revision 6 fail\.$/,
    );
  });

  it('is said to be innocent where it failed before, too', async () => {
    const user = await showTab(
      brokenRollout({
        failing: { new: 3, old: 3 },
        well: { new: 0, old: 1 },
        since: secondsAgo(7_200),
      }),
    );
    const causes = within(await findCauses());
    expect(
      causes.getByRole('button', { name: 'Failed before the rollout, too' }),
    ).toBeVisible();
    await user.click(causes.getByRole('button', { name: /^Help/ }));
    expect(
      await screen.findByText(
        'It failed before the rollout of revision 7, too: 3 of 4 on revision 6 fail.',
      ),
    ).toBeVisible();
  });

  it('is told with both times where no older pod is left to compare with', async () => {
    const user = await showTab(
      brokenRollout({ failing: { new: 2, old: 0 }, well: { new: 0, old: 0 } }),
    );
    const causes = within(await findCauses());
    expect(
      causes.getByRole('button', {
        name: `After revision 7 was rolled out (${AT}): ${CHANGES}`,
      }),
    ).toBeVisible();
    await user.click(causes.getByRole('button', { name: /^Help/ }));
    expect(
      await screen.findByText(/^All pods run revision 7/),
    ).toHaveTextContent(
      `these have been failing since ${clock(
        secondsAgo(540),
      )}. No pod still runs revision 6, so there’s nothing to compare with.`,
    );
  });

  it.each([
    ['restarted', { isRestart: true, changes: [] }, 'restarted'],
    [
      'went back',
      { backTo: '5', changes: [], moreChanges: 2 },
      'back to revision 5, 2 more',
    ],
  ])('says that a rollout only %s', async (_, rollout, words) => {
    await showTab(brokenRollout({ rollout }));
    expect(
      within(await findCauses()).getByRole('button', {
        name: `Since revision 7 (${AT}): ${words}`,
      }),
    ).toBeVisible();
  });

  it('is not mentioned where the problem began before it', async () => {
    await showTab(brokenRollout({ since: secondsAgo(7_200) }));
    expect(
      within(await findCauses()).queryByText(/revision|rollout/),
    ).not.toBeInTheDocument();
  });
});
