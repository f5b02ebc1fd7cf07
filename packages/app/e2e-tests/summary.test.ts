import { expect } from '@playwright/test';
import { openTab, pods } from './support';
import { test } from './test';

test('the counts of the summary are filters, and a link keeps them', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const chip = page.getByRole('button', { name: /^\d+ failing$/ });
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^Showing \d+ of \d+ pods$/)).toBeVisible();
  await expect(pods(page, /, ready, .*cluster prod-/)).toHaveCount(0);

  await page.goto(page.url());
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  // The panel of objects has one, too.
  const section = page.getByRole('region', { name: 'Pods', exact: true });
  await section.getByRole('button', { name: 'Clear filter' }).click();
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  await expect(pods(page, /, ready, .*cluster prod-/).first()).toBeVisible();
});

test('a few failing pods among many are seen in the bar, which says itself in words', async ({
  page,
}) => {
  await openTab(page, 'checkout');
  const bar = page
    .getByRole('region', { name: 'Summary' })
    .getByRole('img', { name: /6 failing.*84 ready/ });
  await expect(async () => {
    const failing = await bar.locator(':scope > :first-child').boundingBox();
    const whole = await bar.boundingBox();
    expect(failing?.width).toBeGreaterThanOrEqual(6);
    expect(failing?.width).toBeLessThan((whole?.width ?? 0) / 10);
  }).toPass();
});

test('a refresh asks all clusters again', async ({ page }) => {
  await openTab(page, 'storefront');
  await expect(page.getByText(/^Live/)).toBeVisible();
  const again = page.waitForRequest(/\/live(\?|$)/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await again;
  await expect(page.getByText(/^Live/)).toBeVisible();
  await expect(pods(page, /cluster prod-eu/).first()).toBeVisible();
});

test('the worst causes come first, the others on demand', async ({ page }) => {
  await openTab(page, 'dice-roller');
  const list = page.getByRole('region', { name: /^Needs attention/ });
  // Besides them, the region lists where to get help.
  const causes = list
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Help with/ }) });
  await expect(causes).toHaveCount(5);
  await list.getByRole('button', { name: /^Show all/ }).click();
  await expect(causes.nth(8)).toBeVisible();
  await expect(causes.first()).toContainText('Error');
});

test('selected text stays selected while the page updates', async ({
  page,
}) => {
  await page.clock.install();
  await openTab(page, 'dice-roller');
  const note = page.getByText(/updated .* ago|updated just now/);
  await note.selectText();
  await expect(page.getByText('Paused while text is selected')).toBeVisible();
  const heading = page.getByRole('heading', { name: /pods are failing/ });
  await heading.selectText();
  const text = await heading.textContent();
  // The clock of the tab makes two steps.
  await page.clock.runFor(2_500);
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(text);
  await page.getByRole('heading', { name: 'dice-roller' }).first().click();
  await expect(page.getByText(/^Live/)).toBeVisible();
});
