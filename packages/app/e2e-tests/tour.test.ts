import { expect } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab, THEMES } from './support';
import { test } from './test';

for (const theme of THEMES) {
  test(`a new user takes the tour, and is not offered it again (${theme})`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller');
    const causes = page.getByRole('region', { name: /^Needs attention/ });
    const before = await causes.boundingBox();
    await expectAccessible(page);
    await page.getByRole('button', { name: '30-second tour' }).click();

    const card = page.getByRole('dialog');
    await expect(card).toContainText('1 of 5');
    await expect(card.getByRole('button', { name: 'Next' })).toBeFocused();
    expect((await causes.boundingBox())?.y).toBe(before?.y);
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Enter');
    await expect(card).toContainText('2 of 5');
    // Help stays readable and can be used.
    await page
      .getByRole('button', { name: /^Help with/ })
      .first()
      .click({ trial: true });
    for (let step = 3; step <= 5; step++) await page.keyboard.press('Enter');
    await expect(card).toContainText('5 of 5');
    await page.keyboard.press('Enter');
    await expect(card).toHaveCount(0);

    await page.reload();
    await expect(causes).toBeVisible();
    await expect(
      page.getByRole('button', { name: '30-second tour' }),
    ).toHaveCount(0);
  });
}

test('the tour leaves a narrow screen alone until it is asked for', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await openTab(page, 'dice-roller');
  await expect(
    page.getByRole('button', { name: '30-second tour' }),
  ).toHaveCount(0);
  await page.getByRole('button', { name: /^Keyboard shortcuts/ }).click();
  await page.getByRole('button', { name: 'Take the 30-second tour' }).click();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog');
  await expect(card).toContainText('2 of 5');
  const box = await card.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(400);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});
