import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab } from './support';
import { test } from './test';

function firstPod(page: Page, name: RegExp) {
  return page.getByRole('button', { name }).first();
}

test('a pod opens beside the grid, with its crash log, its events and its manifest', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const tile = firstPod(page, /^dice-roller-scores.*failing/);
  await tile.click();
  const drawer = page.getByRole('dialog', { name: /^dice-roller-scores/ });

  await expect(drawer).toContainText('What happened');
  await expect(drawer.getByRole('log')).toContainText('ECONNREFUSED');
  await expect(tile).toBeVisible();

  await drawer.getByRole('tab', { name: 'Events' }).click();
  await expect(drawer.getByRole('list', { name: /^Events/ })).toContainText(
    'BackOff',
  );

  await drawer.getByRole('tab', { name: 'YAML' }).click();
  await expect(drawer.getByLabel(/^Manifest/)).toContainText('kind: Pod');

  const name = await drawer.getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: new RegExp(`^${name},`) }),
  ).toBeFocused();
});

test('the arrow keys walk through the pods, and a link leads back to the same log', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?q=scores&status=failing');
  await firstPod(page, /^dice-roller-scores.*failing/).click();
  const heading = page.getByRole('dialog').getByRole('heading', { level: 2 });
  const first = await heading.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(heading).not.toHaveText(first ?? '');

  await page.getByRole('tab', { name: 'Logs' }).click();
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('refused');
  await expect(page.getByText('2 matches')).toBeVisible();
  // What is typed reaches the URL after a pause.
  await expect(page).toHaveURL(/find=refused/);
  const second = await heading.textContent();
  await page.goto(page.url());
  await expect(heading).toHaveText(second ?? '');
  await expect(page.getByText('2 matches')).toBeVisible();
});

test('a log that is followed grows', async ({ page }) => {
  await openTab(page, 'storefront');
  await firstPod(page, /^storefront-\w+-\w+, ready/).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await page.getByRole('button', { name: 'Follow' }).click();
  const lines = page.getByRole('log').locator('[data-line]');

  await expect(page.getByText(/following/)).toBeVisible();
  await expect(lines).not.toHaveCount(0);
  const before = await lines.count();
  await expect.poll(() => lines.count()).toBeGreaterThan(before);
});

test('ten thousand lines can be read and searched', async ({ page }) => {
  await openTab(page, 'storefront');
  await firstPod(page, /^storefront-\w+-\w+, ready/).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await page.getByRole('combobox', { name: 'Last' }).selectOption('10000');
  await expect(
    page.getByText(/^\d{1,2},\d{3} lines/).and(page.locator(':not(option)')),
  ).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search the log' }).fill('"POST"');
  await page.getByRole('button', { name: 'Previous match' }).click();
  await expect(
    page.getByRole('log').locator('[data-current="true"]'),
  ).toBeInViewport();
});

test('all crashes of a service are in one dialog, the same errors together', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  await page.getByRole('button', { name: /^Crash logs/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Crash logs' });
  const same = dialog
    .getByRole('region', { name: /^Same error in \d+ of \d+ pods/ })
    .filter({ hasText: 'ECONNREFUSED' });
  await expect(same).toBeVisible();

  await same.getByRole('button').first().click();
  await expect(
    dialog.getByRole('log').locator('[data-quoted="true"]').first(),
  ).toContainText('Error: connect ECONNREFUSED');
  const title = dialog.getByRole('heading', { level: 3 }).last();
  const first = await title.textContent();
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first ?? '');

  await dialog
    .getByRole('radio', { name: '3 logs side by side' })
    .check({ force: true });
  await expect(dialog.getByRole('log')).toHaveCount(3);

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download all' }).click();
  expect((await download).suggestedFilename()).toBe('crash-logs.txt');
});

test('the logs of a group are one log, each line with its pod', async ({
  page,
}) => {
  await openTab(page, 'storefront', '?group=workload');
  await page
    .getByRole('button', { name: /^Logs of .*storefront-assets/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Logs of 6 pods' });

  const lines = dialog.getByRole('log').locator('[data-line]');
  await expect(lines.first()).toContainText(/storefront-assets-\w+-\w+ /);
  await expect(
    dialog.getByText(/^[\d,]{5,} lines$/).and(page.locator(':not(option)')),
  ).toBeVisible();
});

test('the logs of many pods are followed as one', async ({ page }) => {
  // Twenty logs of a thousand lines, on a machine that may be busy with other tests.
  test.setTimeout(180_000);
  await openTab(page, 'storefront', '?logs=merged&follow=1');
  const dialog = page.getByRole('dialog', { name: /^Logs of \d+ pods?$/ });
  await expect(dialog.getByText(/lines\s· following/)).toBeVisible({
    timeout: 60_000,
  });
  const newest = async () =>
    Number(
      await dialog
        .getByRole('log')
        .locator('[data-line]')
        .last()
        .getAttribute('data-line'),
    );
  const before = await newest();
  await expect.poll(newest, { timeout: 60_000 }).toBeGreaterThan(before);
});

test('a line is linked with the keyboard alone, and the link leads back to it', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?q=scores&status=failing');
  await firstPod(page, /^dice-roller-scores.*failing/).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  const log = page.getByRole('log');
  await expect(log).toContainText('ECONNREFUSED');
  await log.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const second = log.locator('[data-line="2"]');
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(log).toBeFocused();
  await page.goto(page.url());
  await expect(second).toHaveAttribute('data-current', 'true');
});

for (const theme of ['light', 'dark'] as const) {
  test(`pods, crash logs and merged logs have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    // Six screens, and axe looks at every line of their logs.
    test.setTimeout(240_000);
    await chooseTheme(page, theme);
    const check = async () => {
      await expectAccessible(page, '[role="dialog"]');
    };
    await openTab(page, 'dice-roller');
    await firstPod(page, /^dice-roller-scores.*failing/).click();
    await expect(page.getByRole('log')).toContainText('ECONNREFUSED');
    await check();
    for (const name of ['Logs', 'Events', 'YAML']) {
      await page.getByRole('tab', { name }).click();
      await expect(page.getByRole('tabpanel')).toContainText(/\w{5,}/);
      await check();
    }
    for (const logs of ['crashes', 'merged']) {
      await openTab(page, 'dice-roller', `?logs=${logs}`);
      await expect(page.getByRole('log').first()).toContainText(/\w/);
      await check();
    }
  });
}
