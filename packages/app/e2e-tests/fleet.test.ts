import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, expectLoaded, THEMES } from './support';
import { test } from './test';

/** A diagnosis of each service that looks wrong comes after the first lists. */
const CHECKED_MS = 90_000;

async function openFleet(page: Page, query = '') {
  await page.goto(`/fleet${query}`);
  await expect(
    page.getByRole('heading', { name: /services are failing/ }),
  ).toBeVisible({ timeout: CHECKED_MS });
}

/** The head of the column has the same name. */
async function openHealthFilter(page: Page) {
  await page
    .getByRole('button', { name: 'Kubernetes health', expanded: false })
    .click();
}

test('a team lead sees which services of a system fail, and gets to the pods in two clicks', async ({
  page,
}) => {
  await openFleet(page);
  await page.goto('/catalog/default/system/shop');
  const card = page.getByRole('region', { name: 'Services' });
  await expect(card).toContainText(/of 8 services are failing/);
  await card.getByRole('link', { name: /^All services/ }).click();
  await expect(page).toHaveURL('/catalog/default/system/shop/services');
  const cell = page.getByRole('link', {
    name: /^payments in Production US: failing/,
  });
  await cell.click();
  await expectLoaded(page);
  await expect(page).toHaveURL(
    '/catalog/default/component/payments/kubernetes?q=cluster%3Aprod-us',
  );
  await expect(
    page.getByRole('searchbox', { name: 'Filter pods' }),
  ).toHaveValue('cluster:prod-us');
});

test('a domain and a team have their services', async ({ page }) => {
  await openFleet(page);
  await page.goto('/catalog/default/domain/entertainment/services');
  await expect(
    page.getByRole('link', { name: 'dice-roller', exact: true }),
  ).toBeVisible();
  await page.goto('/catalog/default/group/commerce/services?group=system');
  await expect(page.getByRole('rowheader').first()).toContainText('shop');
});

test('the home page has the services of the reader', async ({ page }) => {
  await openFleet(page);
  await page.goto('/home');
  const widget = page.getByRole('region', { name: 'Services' });
  await expect(widget).toContainText(/of \d+ services are failing/);
  await widget.getByRole('link', { name: 'dice-roller', exact: true }).click();
  await expectLoaded(page);
  await expect(page).toHaveURL(
    '/catalog/default/component/dice-roller/kubernetes',
  );
});

test('the keyboard leads from the filter through the cells to a tab', async ({
  page,
}) => {
  await openFleet(page);
  const first = page.locator('[data-stop][tabindex="0"]');
  await first.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('checkout');
  await expect(page).toHaveURL('/fleet?q=checkout');
  const service = page.getByRole('link', { name: 'checkout', exact: true });
  await service.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAccessibleName(
    /^checkout in Production US/,
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/checkout\/kubernetes\?q=cluster%3Aprod-us$/);
});

test('a platform engineer finds the services of a failure class', async ({
  page,
}) => {
  await openFleet(page, '?show=failures');
  const failures = page.getByRole('region', { name: 'Current failures' });
  await failures.getByRole('button').nth(1).click();
  await expect(
    failures.getByRole('heading', { name: 'Services by owner' }),
  ).toBeVisible();
  await failures
    .getByRole('link', { name: /^\d+ services?$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/fleet\?q=class%3A\w+$/);
  await expect(
    page.getByRole('status').filter({ hasText: /^\d of 10 services/ }),
  ).toBeVisible();
});

test('the catalog is filtered by health', async ({ page }) => {
  await openFleet(page);
  await page.goto('/');
  await openHealthFilter(page);
  await page.getByRole('checkbox', { name: /^failing/ }).check();
  await expect(page.getByRole('link', { name: 'dice-roller' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'dice-roller' });
  await expect(row.getByRole('link', { name: 'failing' })).toHaveAttribute(
    'href',
    '/catalog/default/component/dice-roller/kubernetes',
  );
  await expect(page.getByRole('link', { name: 'storefront' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^failing/ }).uncheck();
  await expect(page.getByRole('link', { name: 'storefront' })).toBeVisible();
});

for (const theme of THEMES) {
  test(`services and failures have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openFleet(page);
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Failures' }).click();
    await page
      .getByRole('region', { name: 'Current failures' })
      .getByRole('button')
      .nth(1)
      .click();
    await expectAccessible(page);
    await page.goto('/catalog/default/system/shop');
    const card = page.getByRole('region', { name: 'Services' });
    await expect(card.getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page, 'section[aria-label="Services"]');
    await page.goto('/home');
    await expect(card.getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page, 'section[aria-label="Services"]');
  });

  test(`pages of entities and the catalog have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openFleet(page);
    for (const entity of [
      'domain/entertainment',
      'group/commerce',
      'system/shop',
    ]) {
      await page.goto(`/catalog/default/${entity}/services`);
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto('/');
    await openHealthFilter(page);
    await page.getByRole('checkbox', { name: /^failing/ }).check();
    await expect(
      page.getByRole('row').getByRole('link', { name: 'failing' }).first(),
    ).toBeVisible();
    // The filter and each cell of the column.
    await expectAccessible(page, '[data-podlight]');
  });
}
