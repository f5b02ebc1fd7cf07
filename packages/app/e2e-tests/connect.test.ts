import { expect, Page } from '@playwright/test';
import { choose, chooseTheme, expectAccessible, openTab } from './support';
import { test } from './test';

async function openDialog(page: Page, cluster: string) {
  await page
    .getByRole('button', { name: new RegExp(`^Connect to .*${cluster}`, 'i') })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

test('a developer copies the line that leads to a cluster', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTab(page, 'dice-roller');
  const dialog = await openDialog(page, 'eu');

  await dialog
    .getByRole('button', { name: 'Copy the command that switches' })
    .click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'kubectl config use-context prod-eu && kubectl config set-context --current --namespace=games',
  );

  await test.step('a link reproduces what is chosen', async () => {
    await choose(dialog.getByRole('radio', { name: 'k9s' }));
    await expect(page).toHaveURL(/tool=k9s/);
    await page.reload();
    await expect(page.getByRole('dialog')).toContainText(
      'k9s --context=prod-eu --namespace=games',
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).not.toHaveURL(/connect=/);
  });
});

test('the commands for a pod are one click away from its details', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?q=scores&status=failing');
  await page
    .getByRole('button', { name: /^dice-roller-scores.*failing/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: /^dice-roller-scores/ });
  const button = drawer.getByRole('button', { name: /^Connect to/ });
  await button.click();
  const commands = page.getByRole('region', {
    name: /^Pod dice-roller-scores/,
  });
  await expect(commands).toContainText(
    /kubectl exec .*-it pod\/dice-roller-scores/,
  );
  await expect(commands).toContainText(/kubectl logs .*--previous/);
  await page.keyboard.press('Escape');
  await expect(commands).toHaveCount(0);
  await expect(drawer).toBeVisible();
  await expect(button).toBeFocused();
});

test('a developer finds the logs of a cluster in the log aggregator', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const link = page.getByRole('link', { name: /^Loki \(example\): .*eu/i });
  await expect(link).toHaveAttribute('target', '_blank');
  const url = new URL((await link.getAttribute('href')) ?? '');
  const { logs } = JSON.parse(url.searchParams.get('panes') ?? '');
  expect(logs.queries[0].expr).toBe(
    '{cluster="prod-eu", namespace="games", pod=~".+"}',
  );
  expect(Number(logs.range.to) - Number(logs.range.from)).toBe(3_600_000);
});

for (const theme of ['light', 'dark'] as const) {
  test(`Connect has no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller');
    await openDialog(page, 'eu');
    await expectAccessible(page, '[role="dialog"]');
  });
}
