import { expect } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab, tabPath } from './support';
import { test } from './test';

test('a developer goes from problem to log without a mouse', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const tile = page.getByRole('button', { name: /cluster prod-eu/ }).first();
  await tile.focus();

  await page.keyboard.press('?');
  await expect(
    page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tile).toBeFocused();

  await page.keyboard.press('n');
  await expect(tile).not.toBeFocused();
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/pod=.*tab=logs|tab=logs.*pod=/);
  await expect(page.getByRole('dialog').getByRole('log')).toBeVisible();
});

test('the keys that walk the problems open what is folded', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const causes = page
    .getByRole('region', { name: /^Needs attention/ })
    .getByRole('button', { name: /^Help/ });
  await expect(causes).toHaveCount(5);
  await causes.last().focus();
  await page.keyboard.press('n');
  await expect(causes.nth(5)).toBeFocused();
  await expect(page).toHaveURL(/all=causes/);
});

test('help is one key away from a tile', async ({ page }) => {
  await openTab(page, 'dice-roller');
  const tile = page
    .getByRole('button', { name: /^dice-roller-scores.*failing/ })
    .first();
  await tile.focus();
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog')).toContainText('What to do');
  await page.keyboard.press('Escape');
  await expect(tile).toBeFocused();
});

test('what is shown stands still while it is paused', async ({ page }) => {
  await openTab(page, 'dice-roller');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^Live/)).toBeVisible();
});

test('the tab speaks German to those who chose it', async ({ page }) => {
  await page.addInitScript(() => window.localStorage.setItem('language', 'de'));
  await page.goto(tabPath('dice-roller'));
  await expect(
    page.getByRole('heading', { name: /Pods sind fehlerhaft/ }),
  ).toBeVisible();
  await page
    .getByRole('button', { name: /^Hilfe zu/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('Was zu tun ist');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the list of keys has no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller');
    await page.getByRole('button', { name: 'Keyboard shortcuts (?)' }).click();
    await expect(
      page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
    ).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
  });
}
