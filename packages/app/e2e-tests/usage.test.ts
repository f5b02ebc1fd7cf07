import { expect, Page } from '@playwright/test';
import { expectAccessible, openTab } from './support';
import { test } from './test';

/** Its memory has filled before, and its container was killed for it. */
const HISTORY = /^dice-roller-history-/;

/**
 * After a kill its usage is missing until metrics-server has measured it again
 * (15 s) and the tab has asked again (12 s for each cluster).
 */
const MEASURED_AGAIN_MS = 150_000;

test.describe.configure({ timeout: 240_000 });

const firstRow = (page: Page, name: RegExp) =>
  page.getByRole('row', { name }).first();

test('a developer finds the pod that is close to a limit', async ({ page }) => {
  await openTab(page, 'dice-roller', '?view=table');

  await test.step('by sorting the table by memory', async () => {
    const head = page.getByRole('columnheader', { name: 'Memory' });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(page).toHaveURL(/sort=-memory/);
    await expect(firstRow(page, HISTORY)).toContainText(
      /1\d\d MiB *near its limit/,
      { timeout: MEASURED_AGAIN_MS },
    );
  });

  await test.step('and reads in its details how close', async () => {
    await firstRow(page, HISTORY).getByRole('button').click();
    const containers = page
      .getByRole('dialog')
      .getByRole('region', { name: 'Containers' });
    await expect(containers).toContainText(
      /1\d\d MiB of 192 MiB limit \(9\d%\); request 192 MiB/,
    );
    await expect(containers).toContainText(
      'above it, the container is killed (OOMKilled)',
    );
    await expect(containers).toContainText(/Measured \d+s ago/);
  });
});

test('a developer sees what a workload uses of what it requests', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  const row = page
    .getByRole('table', { name: 'Workloads by cluster' })
    .getByRole('row', { name: /^dice-roller-leaderboard Deployment/ });
  await expect(row).toContainText(/CPU \d+m of 300m/, {
    timeout: MEASURED_AGAIN_MS,
  });
  await expect(row).toContainText(/Memory \d+ MiB of 768 MiB/);
  await row.getByRole('button', { name: /^dice-roller-leaderboard / }).click();
  const clusters = page.getByRole('group', { name: /^In \d+ clusters$/ });
  await expect(
    page
      .getByRole('region', { name: /^Deployment dice-roller-leaderboard in / })
      .first(),
  ).toBeVisible();
  if (await clusters.isVisible()) {
    await clusters.getByRole('button', { name: /^Production Europe/ }).click();
  }
  const detail = page.getByRole('region', {
    name: 'Deployment dice-roller-leaderboard in Production Europe',
  });
  await expect(detail).toContainText(/CPU *\d+m of 300m \(\d+%\)/);
  await expect(detail).toContainText('1 pod near a limit', {
    timeout: MEASURED_AGAIN_MS,
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`usage has no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await page.addInitScript(
      chosen => localStorage.setItem('theme', chosen),
      theme,
    );
    await openTab(page, 'dice-roller', '?view=table&objects=all&sort=-memory');
    await page
      .getByText('1 pod near a limit')
      .first()
      .waitFor({ state: 'attached', timeout: MEASURED_AGAIN_MS });
    await expectAccessible(page);
    await firstRow(page, HISTORY).getByRole('button').click();
    await page.getByText(/^Measured \d+s ago/).waitFor();
    await expectAccessible(page, '[role="dialog"]');
  });
}
