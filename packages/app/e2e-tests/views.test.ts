import { expect } from '@playwright/test';
import {
  chooseTheme,
  expectAccessible,
  openTab,
  pods,
  THEMES,
} from './support';
import { test } from './test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const theme of THEMES) {
  test(`a colleague sees exactly the pods that were marked, in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller', '?status=failing');
    const [first, second] = await pods(page, /failing.*cluster/).all();
    await first.focus();
    await page.keyboard.press('x');
    await second.click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('button', { name: 'Only marked' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(
      page.getByText(/^Link copied: 2 marked pods, failing, grouped by/),
    ).toBeVisible();
    await expectAccessible(page);

    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('/');
    await page.goto(link);
    await expect(page.getByText('2 pods marked')).toBeVisible();
    await expect(pods(page, /, marked$/)).toHaveCount(2);
    await expect(page.getByText(/^Showing 2 of/)).toBeVisible();
  });

  test(`a view has a name, on every service, in ${theme}`, async ({ page }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller', '?status=failing&group=node');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Failing by node');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved Failing by node.')).toBeVisible();
    await expectAccessible(page);

    await openTab(page, 'checkout');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: /^Failing by node/ }).click();
    await expect(page).toHaveURL(/group=node&status=failing/);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Delete Failing by node' }).click();
    await page
      .getByRole('button', { name: 'Undo: delete Failing by node' })
      .click();
    await expect(
      page.getByRole('button', { name: /^Failing by node/ }),
    ).toBeVisible();
  });
}
