import { expect, test } from '@playwright/test';

test('a developer finds out why dice-roller crashes, from the catalog to the crash log', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'dice-roller', exact: true }).click();
  await page.getByRole('link', { name: 'Kubernetes', exact: true }).click();

  await test.step('the grid shows pods of all clusters', async () => {
    for (const cluster of ['prod-eu', 'prod-us', 'prod-ap']) {
      await expect(
        page
          .getByRole('button', { name: new RegExp(`cluster ${cluster}`) })
          .first(),
      ).toBeVisible();
    }
  });

  await test.step('Help explains a crash, and its log is there', async () => {
    const crash = page
      .getByRole('listitem')
      .filter({ hasText: /dice-roller-scores/ })
      .first();
    await crash.getByRole('button', { name: /^Help/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/what to do/i);
    await expect(dialog).toContainText(/ECONNREFUSED/);
  });
});

test('a service with nothing wrong says so', async ({ page }) => {
  await page.goto('/catalog/default/component/storefront/kubernetes');

  await expect(
    page.getByRole('button', { name: /ready.*cluster prod-eu/ }).first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /failing/ })).toHaveCount(0);
});
