import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab, THEMES } from './support';
import { test } from './test';

const panel = (page: Page) =>
  page.getByRole('region', { name: 'Timeline', exact: true });

const lane = (page: Page, cluster: string) =>
  panel(page).getByRole('region', { name: cluster, exact: true });

const ROLLOUT = /Rollout of search: .*memory limit 2Gi → 1Gi/;

test('a developer sees the rollout before the failures, and what it changed', async ({
  page,
}) => {
  await openTab(page, 'search');
  await panel(page).getByRole('button', { name: 'Timeline' }).click();
  await expect(page).toHaveURL(/timeline=6h/);
  const entries = lane(page, 'Production US').getByRole('button');
  await expect(entries.filter({ hasText: /Out of memory/ })).toBeVisible();
  // Revisions come by another request.
  await expect(
    lane(page, 'Production US').getByRole('button', { name: ROLLOUT }),
  ).toBeVisible();
  const names = await entries.evaluateAll(buttons =>
    buttons.map(button => button.getAttribute('aria-label') ?? ''),
  );
  const rollout = names.findIndex(name => ROLLOUT.test(name));
  const failure = names.findIndex(name => /Out of memory/.test(name));
  expect(rollout).toBeGreaterThanOrEqual(0);
  expect(failure).toBeGreaterThan(rollout);

  await lane(page, 'Production US')
    .getByRole('button', { name: ROLLOUT })
    .click();
  await expect(page).toHaveURL(/object=Deployment.*search/);
  await expect(page).toHaveURL(/on=prod-us/);
  await expect(
    page.getByRole('list', { name: /^Revisions of Deployment/ }),
  ).toContainText(/memory limit.*2Gi.*1Gi/);
});

test('arrow keys lead from the rollout to the failure, and Enter to Help', async ({
  page,
}) => {
  await openTab(page, 'search', '?timeline=6h');
  const rollout = lane(page, 'Production US').getByRole('button', {
    name: ROLLOUT,
  });
  await rollout.focus();
  const focused = page.locator(':focus');
  for (let steps = 0; steps < 20; steps += 1) {
    const name = await focused.getAttribute('aria-label');
    if (/Out of memory/.test(name ?? '')) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(focused).toHaveAccessibleName(/Out of memory/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(/memory/);
});

test('a phone shows the table, and nothing is wider than the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await openTab(page, 'search', '?timeline=24h');
  const table = panel(page).getByRole('table');
  await expect(table.getByRole('button', { name: ROLLOUT })).toBeVisible();
  await expect(panel(page)).toContainText('Kubernetes keeps little history');
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    ),
  ).toBeLessThanOrEqual(0);
});

for (const theme of THEMES) {
  test(`the timeline has no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller', '?timeline=6h');
    await expect(panel(page).getByRole('button').nth(1)).toBeVisible();
    await expectAccessible(page);
  });
}
