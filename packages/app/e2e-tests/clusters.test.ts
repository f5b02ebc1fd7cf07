import { expect } from '@playwright/test';
import { chooseTheme, expectAccessible } from './support';
import { test } from './test';

test('a platform engineer sees which cluster refuses connections, and at which step', async ({
  controlUrl,
  page,
  request,
}) => {
  const fault = `${controlUrl}/clusters/prod-us/fault`;
  await page.goto('/');
  await page.getByRole('link', { name: 'Clusters' }).click();
  const row = page.getByRole('row').filter({ hasText: 'prod-us' });
  await expect(row).toContainText('serviceAccount');

  await request.put(fault, { data: { type: 'refuse' } });
  try {
    await row.getByRole('button', { name: /^Diagnose/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('TCP connection: failed');
    await expect(dialog).toContainText('What to do');
  } finally {
    await request.delete(fault);
  }
  await expect(async () => {
    await page.getByRole('button', { name: 'Diagnose again' }).click();
    await expect(page.getByText('All checks passed.')).toBeVisible({
      timeout: 15_000,
    });
  }).toPass({ timeout: 60_000 });
});

for (const theme of ['light', 'dark'] as const) {
  test(`the clusters and a diagnosis have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await page.goto('/kubernetes');
    await expect(page.getByRole('row')).not.toHaveCount(0);
    await expectAccessible(page);

    await page
      .getByRole('button', { name: /^Diagnose/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(5);
    await expectAccessible(page, '[role="dialog"]');
  });
}
