import { expect, Page } from '@playwright/test';
import {
  chooseTheme,
  expectAccessible,
  expectLoaded,
  openCatalog,
  openTab,
  tabPath,
} from './support';
import { test } from './test';

const clusters = ['prod-eu', 'prod-us', 'prod-ap'];

/** The entity page; the sidebar around it is the app's. */
const tabContent = 'main';

function firstPod(page: Page, cluster: string) {
  return page
    .getByRole('button', { name: new RegExp(`cluster ${cluster}`) })
    .first();
}

async function openHelpOfCrash(page: Page) {
  await page
    .getByRole('listitem')
    .filter({ hasText: 'dice-roller-scores' })
    .first()
    .getByRole('button', { name: /^Help/ })
    .click();
  return page.getByRole('dialog');
}

test('a developer finds out why dice-roller crashes, from the catalog to the crash log', async ({
  page,
}) => {
  await openCatalog(page);
  await page.getByRole('link', { name: 'dice-roller', exact: true }).click();
  await page.getByRole('link', { name: 'Kubernetes', exact: true }).click();

  await test.step('the grid shows pods of all clusters', async () => {
    for (const cluster of clusters) {
      await expect(firstPod(page, cluster)).toBeVisible();
    }
    await expectLoaded(page);
  });

  await test.step('Help explains a crash, and its log is there', async () => {
    const dialog = await openHelpOfCrash(page);
    await expect(dialog).toContainText('What to do');
    await expect(dialog).toContainText('Error: connect ECONNREFUSED');
  });
});

test('a healthy service is shown as healthy', async ({ page }) => {
  await openTab(page, 'storefront');

  for (const cluster of clusters) {
    await expect(firstPod(page, cluster)).toHaveAccessibleName(/ready/);
  }
  await expect(page.getByRole('button', { name: /failing/ })).toHaveCount(0);
});

test('a hanging cluster is reported, while the others show their pods', async ({
  controlUrl,
  page,
  request,
}) => {
  const fault = `${controlUrl}/clusters/prod-ap/fault`;
  await request.put(fault, { data: { type: 'hang' } });
  try {
    // No other test opens this one: what is known of a cluster stays for a minute.
    await page.goto(tabPath('session-store'));

    await expect(firstPod(page, 'prod-eu')).toBeVisible();
    await expect(firstPod(page, 'prod-us')).toBeVisible();
    await expect(
      page.getByRole('heading', { name: /Asia Pacific unreachable/ }),
    ).toBeVisible();
  } finally {
    await request.delete(fault);
  }
  await expect(firstPod(page, 'prod-ap')).toBeVisible({ timeout: 60_000 });
});

for (const theme of ['light', 'dark'] as const) {
  test(`the tab and Help have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller');
    await expect(firstPod(page, 'prod-eu')).toBeVisible();
    await expectAccessible(page, tabContent);

    await expect(await openHelpOfCrash(page)).toContainText('ECONNREFUSED');
    await expectAccessible(page, '[role="dialog"]');
  });
}
