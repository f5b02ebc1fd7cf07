import { screen, within } from '@testing-library/react';
import {
  ConfigWrite,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { brokenRollout, secondsAgo } from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';

const aWrite = (changes: Partial<ConfigWrite> = {}): ConfigWrite => ({
  ...{ name: 'web', at: secondsAgo(720), leadSeconds: 180 },
  ...{ type: 'read', ...changes },
});

const brokenBy = (...configWrites: ConfigWrite[]): readonly ServiceMessage[] =>
  brokenRollout().map(message =>
    message.type === 'cluster'
      ? {
          ...message,
          findings: message.findings.map(finding => ({
            ...finding,
            configWrites,
          })),
        }
      : message,
  );

const findCauses = () =>
  screen.findByRole('region', { name: /^Needs attention/ });

const openHelp = async (user: Awaited<ReturnType<typeof showTab>>) => {
  await user.click(
    within(await findCauses()).getByRole('button', { name: /^Help/ }),
  );
  return within(await screen.findByRole('dialog', { name: /Crashes/ }));
};

describe('a ConfigMap that was written before a failure', () => {
  it('is in the row, and with the numbers in Help', async () => {
    const user = await showTab(
      brokenBy(aWrite({ older: { failing: 0, total: 12 } })),
    );
    expect(
      within(await findCauses()).getByText(
        'ConfigMap web was updated 3 min before the failures started',
      ),
    ).toBeVisible();
    const help = await openHelp(user);
    expect(
      help.getByText(
        'ConfigMap web was updated 3 min before these pods started failing. Pods that started earlier don’t have the new values; of these, 0 of 12 fail.',
      ),
    ).toBeVisible();
  });

  it('is only in Help where the failing pods don’t have it', async () => {
    const user = await showTab(brokenBy(aWrite({ type: 'unread' })));
    expect(
      within(await findCauses()).queryByText(/ConfigMap web/),
    ).not.toBeInTheDocument();
    const help = await openHelp(user);
    expect(
      help.getByText(/but they started earlier and don’t have the new values/),
    ).toBeVisible();
  });

  it('shows what a hostile name hides', async () => {
    await showTab(brokenBy(aWrite({ name: 'web\u202Etxt' })));
    expect((await findCauses()).textContent).not.toContain('\u202E');
  });
});
